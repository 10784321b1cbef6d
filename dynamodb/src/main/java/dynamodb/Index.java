package dynamodb;

import dynamodb.expression.Projection;
import dynamodb.expression.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** A global secondary index, which may be asked as it was a few writes ago. */
final class Index {

  /** So many of the last writes it may not have heard of. */
  static final int MOST_BEHIND = 10;

  private record Change(@Nullable IndexEntry before, @Nullable IndexEntry after) {}

  private final String name;
  private final KeySchema keys;
  private final Projection projection;
  private final Partitions partitions = new Partitions();
  private final Deque<Change> toCome = new ArrayDeque<>();

  private Index(String name, KeySchema keys, Projection projection) {
    this.name = name;
    this.keys = keys;
    this.projection = projection;
  }

  static Index of(GlobalSecondaryIndex index, KeySchema table) {
    KeySchema keys = KeySchema.of(index.keySchema());
    Set<String> projected = new HashSet<>();
    if (index.projection().projectionType() != ProjectionType.ALL) {
      projected.addAll(table.names());
      projected.addAll(keys.names());
      projected.addAll(index.projection().nonKeyAttributes());
    }
    return new Index(index.indexName(), keys, new Projection(projected));
  }

  KeySchema keys() {
    return keys;
  }

  /** Refuses to be asked for attributes that it does not have. */
  void checkProjects(Set<String> attributes) {
    if (!projection.names().isEmpty() && !projection.names().containsAll(attributes)) {
      throw Refusal.validation(
          "One or more parameter values were invalid: Secondary index %s does not project one or"
                  .formatted(name)
              + " more of the attributes "
              + attributes);
    }
  }

  /** What the index is to have of an item; null if it lacks one of the index's keys. */
  @Nullable IndexEntry entry(ItemKey key, @Nullable Item item) {
    if (item == null || !keys.isIn(item.attributes())) {
      return null;
    }
    ItemKey at = keys.keyOf(item.attributes());
    return new IndexEntry(
        at.partition(),
        Place.of(at.sort(), key),
        projection.names().isEmpty() ? item : Item.of(projection.of(item.attributes())));
  }

  /** Refuses an item whose attributes are of no type that keys have. */
  void checkTypes(Map<String, AttributeValue> item) {
    for (String attribute : keys.names()) {
      AttributeValue value = item.get(attribute);
      if (value != null && value.s() == null) {
        throw Refusal.validation(
            "One or more parameter values were invalid: Type mismatch for Index Key %s Expected: S"
                    .formatted(attribute)
                + " Actual: %s IndexName: %s".formatted(value.type(), name));
      }
    }
  }

  /** Refuses an item that has nothing where keys have something. */
  void checkNotEmpty(Map<String, AttributeValue> item) {
    for (String attribute : keys.names()) {
      AttributeValue value = item.get(attribute);
      if (value != null && "".equals(value.s())) {
        throw Refusal.validation(
            "One or more parameter values are not valid. A value specified for a secondary index"
                + " key is not supported. The AttributeValue for a key attribute cannot contain an"
                + " empty string value. IndexName: %s, IndexKey: %s".formatted(name, attribute));
      }
    }
  }

  void changed(@Nullable IndexEntry before, @Nullable IndexEntry after) {
    if (before != null || after != null) {
      toCome.add(new Change(before, after));
      hearOfAllBut(MOST_BEHIND);
    }
  }

  /** What it has when it has not heard of the last few writes. */
  Partitions partitions(int behind) {
    hearOfAllBut(behind);
    return partitions;
  }

  private void hearOfAllBut(int few) {
    while (toCome.size() > few) {
      Change change = toCome.remove();
      if (change.before() != null) {
        partitions.remove(change.before().partition(), change.before().place());
      }
      if (change.after() != null) {
        partitions.put(change.after().partition(), change.after().place(), change.after().item());
      }
    }
  }
}
