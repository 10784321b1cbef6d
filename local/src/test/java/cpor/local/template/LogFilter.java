package cpor.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A filter of CloudWatch Logs for lines of JSON, as far as the template uses them ("Filter pattern
 * syntax for metric filters"): comparisons of texts, which may have wildcards, joined by and, or
 * and parentheses. A field that a line lacks equals nothing.
 */
final class LogFilter {

  private static final Pattern TOKEN =
      Pattern.compile("[{}()]|&&|\\|\\||!=|=|\"[^\"]*\"|\\$[.\\w]+|\\S+");

  private final List<String> tokens;
  private int next;

  private LogFilter(String pattern) {
    tokens = TOKEN.matcher(pattern).results().map(MatchResult::group).toList();
  }

  static boolean matches(String pattern, JsonNode line) {
    LogFilter filter = new LogFilter(pattern);
    filter.expect("{");
    boolean matches = filter.either(line);
    filter.expect("}");
    return matches;
  }

  private boolean either(JsonNode line) {
    boolean holds = both(line);
    while (tokens.get(next).equals("||")) {
      next++;
      holds |= both(line);
    }
    return holds;
  }

  private boolean both(JsonNode line) {
    boolean holds = one(line);
    while (tokens.get(next).equals("&&")) {
      next++;
      holds &= one(line);
    }
    return holds;
  }

  private boolean one(JsonNode line) {
    if (tokens.get(next).equals("(")) {
      next++;
      boolean holds = either(line);
      expect(")");
      return holds;
    }
    JsonNode field = line.at(tokens.get(next++).substring(1).replace('.', '/'));
    boolean equal = tokens.get(next++).equals("=");
    String value = tokens.get(next++).replace("\"", "");
    if (value.matches(".+\\*.+|\\*.+\\*")) {
      throw new IllegalArgumentException("a wildcard is at one of the ends: " + value);
    }
    String expected = Pattern.quote(value).replace("*", "\\E.*\\Q");
    return field.isValueNode() && equal == field.asText().matches(expected);
  }

  private void expect(String token) {
    if (!tokens.get(next++).equals(token)) {
      throw new IllegalArgumentException("not understood here: " + tokens);
    }
  }
}
