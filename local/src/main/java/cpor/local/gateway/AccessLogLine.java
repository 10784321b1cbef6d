package cpor.local.gateway;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of an access log ("Configure logging for HTTP APIs"): a fact that is not known is "-". */
public final class AccessLogLine {
  private static final Pattern FACT = Pattern.compile("\\$context\\.([A-Za-z.]+[A-Za-z])");

  private AccessLogLine() {}

  /**
   * The line of a request.
   *
   * @param format names facts after {@code $context.}
   */
  public static String of(String format, Map<String, String> facts) {
    return FACT.matcher(format)
        .replaceAll(fact -> Matcher.quoteReplacement(facts.getOrDefault(fact.group(1), "-")));
  }
}
