package dynamodb.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A condition or a filter: comparisons, {@code attribute_exists}, {@code attribute_not_exists},
 * {@code begins_with}, AND, OR and parentheses.
 */
public final class Condition {

  private static final Condition NONE = new Condition(List.of(), (_, _) -> true);
  private static final Map<String, Condition> KNOWN = new ConcurrentHashMap<>();

  @FunctionalInterface
  private interface Test {
    boolean holds(Map<String, AttributeValue> item, Placeholders given);
  }

  private final List<Path> paths;
  private final Test test;

  private Condition(List<Path> paths, Test test) {
    this.paths = List.copyOf(paths);
    this.test = test;
  }

  /**
   * Reads a condition; where there is none everything fulfils it.
   *
   * @throws UnsupportedOperationException if it has other forms
   */
  public static Condition of(@Nullable String text) {
    return text == null
        ? NONE
        : KNOWN.computeIfAbsent(text, it -> new Reader(new Tokens(it)).whole());
  }

  /** Whether an item, which is empty if there is none, fulfils it. */
  public boolean holds(Map<String, AttributeValue> item, Placeholders given) {
    return test.holds(item, given);
  }

  /** The attributes that it looks at. */
  public Set<String> attributes(Placeholders given) {
    return paths.stream().map(path -> path.attribute(given)).collect(Collectors.toSet());
  }

  /** Reads by descent: OR binds less than AND. */
  private static final class Reader {

    private final Tokens tokens;
    private final List<Path> paths = new ArrayList<>();

    private Reader(Tokens tokens) {
      this.tokens = tokens;
    }

    private Condition whole() {
      Test whole = anyOf();
      if (tokens.hasMore()) {
        throw tokens.unknown();
      }
      return new Condition(paths, whole);
    }

    private Path path() {
      Path path = Path.of(tokens.take());
      paths.add(path);
      return path;
    }

    private Operand operand() {
      return tokens.nextIsValue() ? new Operand.Value(tokens.takeValue()) : path();
    }

    private Test anyOf() {
      Test left = allOf();
      while (tokens.takes("OR")) {
        Test one = left;
        Test other = allOf();
        left = (item, given) -> one.holds(item, given) || other.holds(item, given);
      }
      return left;
    }

    private Test allOf() {
      Test left = single();
      while (tokens.takes("AND")) {
        Test one = left;
        Test other = single();
        left = (item, given) -> one.holds(item, given) && other.holds(item, given);
      }
      return left;
    }

    private Test single() {
      if (tokens.takes("(")) {
        Test inner = anyOf();
        tokens.expect(")");
        return inner;
      }
      if (tokens.takes("attribute_exists")) {
        Path path = onlyArgument();
        return (item, given) -> path.in(item, given) != null;
      }
      if (tokens.takes("attribute_not_exists")) {
        Path path = onlyArgument();
        return (item, given) -> path.in(item, given) == null;
      }
      return tokens.takes("begins_with") ? beginsWith() : comparison();
    }

    private Path onlyArgument() {
      tokens.expect("(");
      Path path = path();
      tokens.expect(")");
      return path;
    }

    private Test beginsWith() {
      tokens.expect("(");
      Path path = path();
      tokens.expect(",");
      String prefix = tokens.takeValue();
      tokens.expect(")");
      return (item, given) -> {
        AttributeValue text = path.in(item, given);
        return text != null && text.s() != null && text.s().startsWith(given.value(prefix).s());
      };
    }

    private Test comparison() {
      Operand one = operand();
      IntPredicate wanted =
          switch (tokens.take()) {
            case "=" -> order -> order == 0;
            case "<" -> order -> order < 0;
            case "<=" -> order -> order <= 0;
            case ">" -> order -> order > 0;
            case ">=" -> order -> order >= 0;
            case String _ -> throw tokens.unknown();
          };
      Operand other = operand();
      // what is not there, or of another type, compares with nothing
      return (item, given) -> {
        AttributeValue left = one.in(item, given);
        AttributeValue right = other.in(item, given);
        return left != null
            && right != null
            && left.type() == right.type()
            && wanted.test(order(left, right));
      };
    }

    private static int order(AttributeValue one, AttributeValue other) {
      return switch (one.type()) {
        case S -> Texts.compare(one.s(), other.s());
        case N -> new BigDecimal(one.n()).compareTo(new BigDecimal(other.n()));
        case B, BOOL, SS, NS, BS, M, L, NUL, UNKNOWN_TO_SDK_VERSION ->
            throw new UnsupportedOperationException(
                "the table in memory does not compare " + one.type());
      };
    }
  }
}
