package cpor.simulation.table;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A condition as the product writes them: comparisons, {@code attribute_exists}, {@code
 * attribute_not_exists}, {@code begins_with}, BETWEEN, AND, OR and parentheses.
 */
@FunctionalInterface
interface Condition {

  Map<String, Condition> KNOWN = new ConcurrentHashMap<>();

  /** Whether an item, which is empty if there is none, fulfils it. */
  boolean holds(Map<String, AttributeValue> item, Placeholders given);

  /**
   * Reads a condition; where there is none everything fulfils it.
   *
   * @throws UnsupportedOperationException if it has other forms
   */
  static Condition of(@Nullable String text) {
    return text == null
        ? (_, _) -> true
        : KNOWN.computeIfAbsent(text, it -> new Reader(new Tokens(it)).whole());
  }

  /** Reads by descent: OR binds less than AND. */
  record Reader(Tokens tokens) {

    Condition whole() {
      Condition condition = anyOf();
      if (tokens.hasMore()) {
        throw tokens.notSimulated();
      }
      return condition;
    }

    private Condition anyOf() {
      Condition left = allOf();
      while (tokens.takes("OR")) {
        Condition one = left;
        Condition other = allOf();
        left = (item, given) -> one.holds(item, given) || other.holds(item, given);
      }
      return left;
    }

    private Condition allOf() {
      Condition left = single();
      while (tokens.takes("AND")) {
        Condition one = left;
        Condition other = single();
        left = (item, given) -> one.holds(item, given) && other.holds(item, given);
      }
      return left;
    }

    private Condition single() {
      if (tokens.takes("(")) {
        Condition inner = anyOf();
        tokens.expect(")");
        return inner;
      }
      String first = tokens.take();
      if (tokens.takes("(")) {
        return function(first);
      }
      if (tokens.takes("BETWEEN")) {
        Condition low = compared(first, tokens.take(), order -> order >= 0);
        tokens.expect("AND");
        Condition high = compared(first, tokens.take(), order -> order <= 0);
        return (item, given) -> low.holds(item, given) && high.holds(item, given);
      }
      return switch (tokens.take()) {
        case "=" -> compared(first, tokens.take(), order -> order == 0);
        case "<" -> compared(first, tokens.take(), order -> order < 0);
        case "<=" -> compared(first, tokens.take(), order -> order <= 0);
        case ">" -> compared(first, tokens.take(), order -> order > 0);
        case ">=" -> compared(first, tokens.take(), order -> order >= 0);
        case String _ -> throw tokens.notSimulated();
      };
    }

    private Condition function(String name) {
      String path = tokens.take();
      Condition condition =
          switch (name) {
            case "attribute_exists" -> (item, given) -> given.find(path, item) != null;
            case "attribute_not_exists" -> (item, given) -> given.find(path, item) == null;
            case "begins_with" -> {
              tokens.expect(",");
              String prefix = tokens.take();
              yield (item, given) -> beginsWith(given.find(path, item), given.find(prefix, item));
            }
            case String _ -> throw tokens.notSimulated();
          };
      tokens.expect(")");
      return condition;
    }

    private static boolean beginsWith(
        @Nullable AttributeValue text, @Nullable AttributeValue prefix) {
      return text != null && prefix != null && text.s() != null && text.s().startsWith(prefix.s());
    }

    /** What is not there, or of another type, compares with nothing. */
    private static Condition compared(String first, String second, IntPredicate wanted) {
      return (item, given) -> {
        AttributeValue one = given.find(first, item);
        AttributeValue other = given.find(second, item);
        return one != null
            && other != null
            && one.type() == other.type()
            && wanted.test(order(one, other));
      };
    }

    private static int order(AttributeValue one, AttributeValue other) {
      return switch (one.type()) {
        case S -> one.s().compareTo(other.s());
        case N -> new BigDecimal(one.n()).compareTo(new BigDecimal(other.n()));
        case BOOL -> one.bool().compareTo(other.bool());
        case B, SS, NS, BS, M, L, NUL, UNKNOWN_TO_SDK_VERSION ->
            throw new UnsupportedOperationException("the table compares no " + one.type());
      };
    }
  }
}
