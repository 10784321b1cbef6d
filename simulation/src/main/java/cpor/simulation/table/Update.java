package cpor.simulation.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An update as the product writes them: SET, also with {@code if_not_exists}, REMOVE and ADD. */
@FunctionalInterface
interface Update {

  Map<String, Update> KNOWN = new ConcurrentHashMap<>();

  /** Changes an item as it was before; {@code after} begins as its copy. */
  void apply(
      Map<String, AttributeValue> before, Map<String, AttributeValue> after, Placeholders given);

  /**
   * Reads an update.
   *
   * @throws UnsupportedOperationException if it has other forms
   */
  static Update of(String text) {
    return KNOWN.computeIfAbsent(text, it -> new Reader(new Tokens(it)).whole());
  }

  /** Reads clause after clause. */
  record Reader(Tokens tokens) {

    Update whole() {
      List<Update> clauses = new ArrayList<>();
      while (tokens.hasMore()) {
        String verb = tokens.take();
        do {
          clauses.add(
              switch (verb) {
                case "SET" -> set();
                case "REMOVE" -> remove();
                case "ADD" -> add();
                case String _ -> throw tokens.notSimulated();
              });
        } while (tokens.takes(","));
      }
      return (before, after, given) ->
          clauses.forEach(clause -> clause.apply(before, after, given));
    }

    private Update set() {
      String path = tokens.take();
      tokens.expect("=");
      String operand = tokens.take();
      if (operand.equals("if_not_exists")) {
        tokens.expect("(");
        String present = tokens.take();
        tokens.expect(",");
        String otherwise = tokens.take();
        tokens.expect(")");
        return (before, after, given) -> {
          AttributeValue found = given.find(present, before);
          put(path, found == null ? require(given, otherwise, before) : found, after, given);
        };
      }
      return (before, after, given) -> put(path, require(given, operand, before), after, given);
    }

    private Update remove() {
      String path = tokens.take();
      if (path.contains(".")) {
        throw tokens.notSimulated();
      }
      return (_, after, given) -> after.remove(given.name(path));
    }

    private Update add() {
      String path = tokens.take();
      String operand = tokens.take();
      return (before, after, given) -> {
        AttributeValue present = given.find(path, before);
        BigDecimal sum = number(require(given, operand, before));
        put(
            path,
            AttributeValue.fromN(text(present == null ? sum : sum.add(number(present)))),
            after,
            given);
      };
    }

    private static AttributeValue require(
        Placeholders given, String operand, Map<String, AttributeValue> before) {
      return Objects.requireNonNull(given.find(operand, before), operand);
    }

    private static BigDecimal number(AttributeValue value) {
      return new BigDecimal(value.n());
    }

    private static String text(BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }

    private static void put(
        String path, AttributeValue value, Map<String, AttributeValue> map, Placeholders given) {
      String[] parts = path.split("\\.", 2);
      String name = given.name(parts[0]);
      if (parts.length == 1) {
        map.put(name, value);
        return;
      }
      @Nullable AttributeValue inner = map.get(name);
      if (inner == null || !inner.hasM()) {
        throw new IllegalArgumentException("the document path is invalid for update: " + path);
      }
      Map<String, AttributeValue> changed = new HashMap<>(inner.m());
      put(parts[1], value, changed, given);
      map.put(name, AttributeValue.fromM(changed));
    }
  }
}
