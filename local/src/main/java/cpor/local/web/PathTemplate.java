package cpor.local.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path with variables, such as {@code /claims/{id}} or {@code /consent/{proxy+}}.
 *
 * @param kinds of its segments, one character each: a word, a variable, or all that is left
 */
public record PathTemplate(Pattern pattern, String kinds) {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(\\+?)}");
  private static final char WORD = '0';
  private static final char ONE_SEGMENT = '1';
  private static final char THE_REST = '2';

  /** The more specific one first: segment by segment, a word before a variable before the rest. */
  public static final Comparator<PathTemplate> MOST_SPECIFIC_FIRST =
      Comparator.comparing(PathTemplate::kinds);

  public static PathTemplate parse(String path) {
    StringBuilder pattern = new StringBuilder();
    StringBuilder kinds = new StringBuilder();
    for (String segment : path.substring(1).split("/", -1)) {
      Matcher variable = VARIABLE.matcher(segment);
      if (!variable.matches()) {
        pattern.append('/').append(Pattern.quote(segment));
        kinds.append(WORD);
      } else if (variable.group(2).isEmpty()) {
        pattern.append("/(?<").append(variable.group(1)).append(">[^/]+)");
        kinds.append(ONE_SEGMENT);
      } else {
        pattern.append("/(?<").append(variable.group(1)).append(">.+)");
        kinds.append(THE_REST);
      }
    }
    return new PathTemplate(Pattern.compile(pattern.toString()), kinds.toString());
  }

  /** The variables' values, decoded, if the path fits. */
  public Optional<Map<String, String>> match(String rawPath) {
    Matcher path = pattern.matcher(rawPath);
    if (!path.matches()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    path.namedGroups().forEach((name, group) -> variables.put(name, decoded(path.group(group))));
    return Optional.of(variables);
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return part;
    }
  }
}
