package cpor.simulation.table;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What {@code #names} and {@code :values} of an expression stand for. */
record Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {

  /** What an operand is: a value that was given, or what stands at a path of the item; or null. */
  @Nullable AttributeValue find(String operand, Map<String, AttributeValue> item) {
    if (operand.startsWith(":")) {
      return Objects.requireNonNull(values.get(operand), operand);
    }
    Map<String, AttributeValue> map = item;
    @Nullable AttributeValue found = null;
    for (String part : operand.split("\\.", -1)) {
      found = map.get(name(part));
      if (found == null) {
        return null;
      }
      map = found.hasM() ? found.m() : Map.of();
    }
    return found;
  }

  String name(String part) {
    return part.startsWith("#") ? Objects.requireNonNull(names.get(part), part) : part;
  }
}
