package cpor.local.iam;

import java.util.List;
import java.util.Map;

/**
 * One line of a statement's condition.
 *
 * @param forAllValues whether each value of the request has to match, so that none does too:
 *     "Multivalued context keys"
 * @param key in lower case, for its case does not matter
 * @param values of which one has to match
 */
record Condition(Operator operator, boolean forAllValues, String key, List<String> values) {

  Condition {
    values = List.copyOf(values);
  }

  boolean holds(Map<String, List<String>> context) {
    List<String> found = context.getOrDefault(key, List.of());
    return forAllValues
        ? found.stream().allMatch(this::matches)
        : found.stream().anyMatch(this::matches);
  }

  private boolean matches(String found) {
    return values.stream().anyMatch(wanted -> operator.matches(wanted, found));
  }
}
