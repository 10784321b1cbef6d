package dynamodb.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The way to an attribute, or to a part of a map in one.
 *
 * @param parts names, or {@code #placeholders} for them
 */
record Path(List<String> parts) implements Operand {

  Path {
    parts = List.copyOf(parts);
  }

  static Path of(String text) {
    List<String> parts = List.of(text.split("\\.", -1));
    for (String part : parts) {
      if (ReservedWords.contains(part)) {
        throw Refusal.validation("Attribute name is a reserved keyword; reserved keyword: " + part);
      }
    }
    return new Path(parts);
  }

  /** The attribute that it leads to or into. */
  String attribute(Placeholders given) {
    return given.name(parts.getFirst());
  }

  boolean isNested() {
    return parts.size() > 1;
  }

  @Override
  public @Nullable AttributeValue in(Map<String, AttributeValue> item, Placeholders given) {
    Map<String, AttributeValue> map = item;
    @Nullable AttributeValue found = null;
    for (String part : parts) {
      found = map.get(given.name(part));
      if (found == null) {
        return null;
      }
      map = found.hasM() ? found.m() : Map.of();
    }
    return found;
  }

  /** Lets the path lead to a value; everything before its last part has to be there. */
  void set(Map<String, AttributeValue> item, AttributeValue value, Placeholders given) {
    set(item, 0, value, given);
  }

  private void set(
      Map<String, AttributeValue> map, int depth, AttributeValue value, Placeholders given) {
    String name = given.name(parts.get(depth));
    if (depth == parts.size() - 1) {
      map.put(name, value);
      return;
    }
    AttributeValue inner = map.get(name);
    if (inner == null || !inner.hasM()) {
      throw Refusal.validation(
          "The document path provided in the update expression is invalid for update");
    }
    Map<String, AttributeValue> changed = new HashMap<>(inner.m());
    set(changed, depth + 1, value, given);
    map.put(name, AttributeValue.fromM(changed));
  }
}
