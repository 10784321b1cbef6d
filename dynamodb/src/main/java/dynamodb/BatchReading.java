package dynamodb;

import dynamodb.expression.Placeholders;
import dynamodb.expression.Projection;
import dynamodb.expression.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** A batch of items that are read until an answer is full; the others are to be asked for again. */
final class BatchReading {

  /** API reference, BatchGetItem: the largest answer. */
  private static final int LARGEST_ANSWER = 16 * 1024 * 1024;

  private final Map<String, List<Map<String, AttributeValue>>> found = new HashMap<>();
  private final Map<String, KeysAndAttributes> unprocessed = new HashMap<>();
  private int bytes;

  /** Reads items of a table; returns what that consumes: each is rounded up by itself. */
  double read(Table table, KeysAndAttributes wanted) {
    Unknown.unless(!wanted.hasAttributesToGet(), "AttributesToGet");
    if (new HashSet<>(wanted.keys()).size() < wanted.keys().size()) {
      throw Refusal.validation("Provided list of item keys contains duplicates");
    }
    Projection projection =
        Projection.of(
            wanted.projectionExpression(),
            Placeholders.of(wanted.expressionAttributeNames(), wanted.projectionExpression()));
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    List<Map<String, AttributeValue>> left = new ArrayList<>();
    double units = 0;
    for (Map<String, AttributeValue> key : wanted.keys()) {
      Item item = table.find(table.keys().keyNamed(key));
      int size = item == null ? 0 : item.size();
      if (bytes + size > LARGEST_ANSWER) {
        left.add(key);
        continue;
      }
      bytes += size;
      units += Capacity.ofReading(size, Boolean.TRUE.equals(wanted.consistentRead()));
      if (item != null) {
        items.add(projection.of(item.attributes()));
      }
    }
    found.put(table.name(), items);
    if (!left.isEmpty()) {
      unprocessed.put(table.name(), wanted.toBuilder().keys(left).build());
    }
    return units;
  }

  Map<String, List<Map<String, AttributeValue>>> found() {
    return found;
  }

  Map<String, KeysAndAttributes> unprocessed() {
    return unprocessed;
  }
}
