package cpor.local.alarms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What an alarm calculates from several numbers of a period ("Using metric math"), as far as it is
 * used here: {@code SUM(METRICS())}, or numbers and ids joined by the four operators and
 * parentheses. Where a number is missing that it needs, so is the result.
 */
public final class Expression {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z]\\w*|\\d+(?:\\.\\d+)?|\\S");
  private static final String SUM_OF_ALL = "SUM(METRICS())";

  /** The numbers of a period by their ids; empty where nothing was measured. */
  @FunctionalInterface
  private interface Term {
    OptionalDouble of(Map<String, OptionalDouble> numbers);
  }

  private final List<String> tokens;
  private final Set<String> ids;
  private final Term term;
  private int next;

  /**
   * An expression of some ids.
   *
   * @throws IllegalArgumentException saying what is not understood
   */
  public Expression(String text, Set<String> ids) {
    this.tokens = new ArrayList<>(TOKEN.matcher(text).results().map(MatchResult::group).toList());
    this.ids = Set.copyOf(ids);
    if (text.strip().equals(SUM_OF_ALL)) {
      term = Expression::sum;
      return;
    }
    tokens.add("");
    term = sums();
    if (!tokens.get(next).isEmpty()) {
      throw notUnderstood();
    }
  }

  OptionalDouble of(Map<String, OptionalDouble> numbers) {
    return term.of(numbers);
  }

  private static OptionalDouble sum(Map<String, OptionalDouble> numbers) {
    return numbers.values().stream()
        .filter(OptionalDouble::isPresent)
        .map(OptionalDouble::getAsDouble)
        .reduce(Double::sum)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private Term sums() {
    Term left = products();
    while (Set.of("+", "-").contains(tokens.get(next))) {
      left = joined(left, tokens.get(next++), products());
    }
    return left;
  }

  private Term products() {
    Term left = one();
    while (Set.of("*", "/").contains(tokens.get(next))) {
      left = joined(left, tokens.get(next++), one());
    }
    return left;
  }

  private Term one() {
    String token = tokens.get(next++);
    if (token.equals("(")) {
      Term inner = sums();
      if (!tokens.get(next++).equals(")")) {
        throw notUnderstood();
      }
      return inner;
    }
    if (ids.contains(token)) {
      return numbers -> numbers.getOrDefault(token, OptionalDouble.empty());
    }
    if (token.matches("\\d.*")) {
      OptionalDouble number = OptionalDouble.of(Double.parseDouble(token));
      return _ -> number;
    }
    throw notUnderstood();
  }

  private static Term joined(Term left, String operator, Term right) {
    DoubleBinaryOperator join =
        switch (operator) {
          case "+" -> Double::sum;
          case "-" -> (one, other) -> one - other;
          case "*" -> (one, other) -> one * other;
          default -> (one, other) -> one / other;
        };
    return numbers -> {
      OptionalDouble one = left.of(numbers);
      OptionalDouble other = right.of(numbers);
      return one.isPresent() && other.isPresent()
          ? OptionalDouble.of(join.applyAsDouble(one.getAsDouble(), other.getAsDouble()))
          : OptionalDouble.empty();
    };
  }

  private IllegalArgumentException notUnderstood() {
    return new IllegalArgumentException(
        "is not understood here: " + String.join(" ", tokens).strip());
  }
}
