package cpor.local.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * CloudWatch Logs' language of filters ("Filter pattern syntax for metric filters"), as far as it
 * is used here: words and phrases that a line holds all of; or, of a line of JSON, comparisons of
 * texts, which may have a wildcard at an end, and of numbers, joined by and, or and parentheses. A
 * field that a line lacks compares to nothing.
 */
public final class FilterPattern implements Predicate<String> {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TERM = Pattern.compile("\"([^\"]*)\"|[\\w.]+");
  private static final Pattern TOKEN =
      Pattern.compile("[{}()]|&&|\\|\\||[!<>]?=|[<>]|\"[^\"]*\"|[\\w.*$-]+|\\S");

  private final Predicate<String> lines;

  /**
   * A pattern; an empty one matches all lines.
   *
   * @throws IllegalArgumentException naming what is not understood
   */
  public FilterPattern(String pattern) {
    lines = pattern.strip().startsWith("{") ? ofJson(pattern) : terms(pattern.strip());
  }

  @Override
  public boolean test(String line) {
    return lines.test(line);
  }

  private static Predicate<String> terms(String pattern) {
    if (!pattern.replaceAll(TERM.pattern(), "").isBlank()) {
      throw new IllegalArgumentException("not understood here: " + pattern);
    }
    List<String> terms =
        TERM.matcher(pattern)
            .results()
            .map(term -> term.group(1) == null ? term.group() : term.group(1))
            .toList();
    return line -> terms.stream().allMatch(line::contains);
  }

  private static Predicate<String> ofJson(String pattern) {
    Predicate<JsonNode> condition = new Parser(pattern).parse();
    return line -> condition.test(json(line));
  }

  private static JsonNode json(String line) {
    try {
      return line.startsWith("{") ? JSON.readTree(line) : MissingNode.getInstance();
    } catch (JsonProcessingException text) {
      return MissingNode.getInstance();
    }
  }

  private static final class Parser {
    private final List<String> tokens;
    private int next;

    Parser(String pattern) {
      tokens = new ArrayList<>(TOKEN.matcher(pattern).results().map(MatchResult::group).toList());
      tokens.add("");
    }

    Predicate<JsonNode> parse() {
      expect("{");
      Predicate<JsonNode> condition = either();
      expect("}");
      expect("");
      return condition;
    }

    private Predicate<JsonNode> either() {
      Predicate<JsonNode> condition = both();
      while (isNext("||")) {
        condition = condition.or(both());
      }
      return condition;
    }

    private Predicate<JsonNode> both() {
      Predicate<JsonNode> condition = one();
      while (isNext("&&")) {
        condition = condition.and(one());
      }
      return condition;
    }

    private Predicate<JsonNode> one() {
      if (isNext("(")) {
        Predicate<JsonNode> condition = either();
        expect(")");
        return condition;
      }
      String selector = take();
      if (!selector.startsWith("$.")) {
        throw notUnderstood();
      }
      String path = selector.substring(1).replace('.', '/');
      Predicate<JsonNode> comparison = comparison(take(), take());
      return line -> line.at(path).isValueNode() && comparison.test(line.at(path));
    }

    private Predicate<JsonNode> comparison(String operator, String value) {
      return switch (operator) {
        case "=" -> equalTo(value);
        case "!=" -> equalTo(value).negate();
        case "<" -> number(value, order -> order < 0);
        case "<=" -> number(value, order -> order <= 0);
        case ">" -> number(value, order -> order > 0);
        case ">=" -> number(value, order -> order >= 0);
        default -> throw notUnderstood();
      };
    }

    private Predicate<JsonNode> number(String value, IntPredicate order) {
      BigDecimal bound = new BigDecimal(value);
      return field -> field.isNumber() && order.test(field.decimalValue().compareTo(bound));
    }

    private Predicate<JsonNode> equalTo(String quoted) {
      String value = quoted.replace("\"", "");
      if (value.matches(".+\\*.+|\\*.+\\*")) {
        throw new IllegalArgumentException("a wildcard is at one of the ends: " + value);
      }
      Pattern expected = Pattern.compile(Pattern.quote(value).replace("*", "\\E.*\\Q"));
      return field -> expected.matcher(field.asText()).matches();
    }

    private void expect(String token) {
      if (!take().equals(token)) {
        throw notUnderstood();
      }
    }

    private boolean isNext(String token) {
      boolean is = tokens.get(next).equals(token);
      next += is ? 1 : 0;
      return is;
    }

    private String take() {
      if (next == tokens.size()) {
        throw notUnderstood();
      }
      return tokens.get(next++);
    }

    private IllegalArgumentException notUnderstood() {
      return new IllegalArgumentException("not understood here: " + String.join(" ", tokens));
    }
  }
}
