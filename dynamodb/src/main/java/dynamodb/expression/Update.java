package dynamodb.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An update: SET, also with {@code if_not_exists} and into maps, REMOVE of attributes, and ADD to
 * numbers.
 */
public final class Update {

  private static final Map<String, Update> KNOWN = new ConcurrentHashMap<>();

  /** Changes an item, which begins as a copy of what it was before. */
  @FunctionalInterface
  private interface Clause {
    void apply(
        Map<String, AttributeValue> before, Map<String, AttributeValue> after, Placeholders given);
  }

  private final List<Path> changed;
  private final List<Clause> clauses;

  private Update(List<Path> changed, List<Clause> clauses) {
    this.changed = List.copyOf(changed);
    this.clauses = List.copyOf(clauses);
  }

  /**
   * Reads an update.
   *
   * @throws UnsupportedOperationException if it has other forms
   */
  public static Update of(String text) {
    return KNOWN.computeIfAbsent(text, it -> new Reader(new Tokens(it)).whole());
  }

  /** The attributes that it changes, wholly or in part; each path only once. */
  public Set<String> attributes(Placeholders given) {
    Set<String> attributes = new HashSet<>();
    Set<List<String>> paths = new HashSet<>();
    for (Path path : changed) {
      attributes.add(path.attribute(given));
      if (!paths.add(path.parts().stream().map(given::name).toList())) {
        throw Refusal.validation("Two document paths overlap with each other");
      }
    }
    return attributes;
  }

  /** What it makes of an item. */
  public Map<String, AttributeValue> of(Map<String, AttributeValue> item, Placeholders given) {
    Map<String, AttributeValue> after = new HashMap<>(item);
    clauses.forEach(clause -> clause.apply(item, after, given));
    return after;
  }

  /** Reads clause after clause. */
  private static final class Reader {

    private final Tokens tokens;
    private final List<Path> changed = new ArrayList<>();
    private final List<Clause> clauses = new ArrayList<>();

    private Reader(Tokens tokens) {
      this.tokens = tokens;
    }

    private Update whole() {
      while (tokens.hasMore()) {
        String verb = tokens.take();
        do {
          Path path = Path.of(tokens.take());
          changed.add(path);
          clauses.add(
              switch (verb) {
                case "SET" -> set(path);
                case "REMOVE" -> remove(path);
                case "ADD" -> add(path);
                case String _ -> throw tokens.unknown();
              });
        } while (tokens.takes(","));
      }
      return new Update(changed, clauses);
    }

    private Clause set(Path path) {
      tokens.expect("=");
      if (tokens.takes("if_not_exists")) {
        tokens.expect("(");
        Path present = Path.of(tokens.take());
        tokens.expect(",");
        String otherwise = tokens.takeValue();
        tokens.expect(")");
        return (before, after, given) -> {
          AttributeValue found = present.in(before, given);
          path.set(after, found == null ? given.value(otherwise) : found, given);
        };
      }
      String value = tokens.takeValue();
      return (_, after, given) -> path.set(after, given.value(value), given);
    }

    private Clause remove(Path path) {
      if (path.isNested()) {
        throw tokens.unknown();
      }
      return (_, after, given) -> after.remove(path.attribute(given));
    }

    private Clause add(Path path) {
      String more = tokens.takeValue();
      return (before, after, given) -> {
        AttributeValue present = path.in(before, given);
        BigDecimal sum = number(given.value(more));
        if (present != null) {
          sum = sum.add(number(present));
        }
        path.set(after, AttributeValue.fromN(sum.toPlainString()), given);
      };
    }

    private static BigDecimal number(AttributeValue value) {
      if (value.n() == null) {
        throw Refusal.validation("An operand in the update expression has an incorrect data type");
      }
      return new BigDecimal(value.n());
    }
  }
}
