package cpor.simulation.table;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A global secondary index, which hears of writes when it is told to catch up. */
final class GlobalIndex {

  /** Where an item stands in the index; the table's key makes it unique. */
  record Place(String partition, String sort, ItemKey item) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::partition)
            .thenComparing(Place::sort)
            .thenComparing(place -> place.item().partition())
            .thenComparing(place -> place.item().sort());

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  private record Entry(Place place, Map<String, AttributeValue> attributes) {}

  private record Change(ItemKey key, @Nullable Map<String, AttributeValue> after) {}

  private final KeySchema schema;
  private final TreeMap<Place, Map<String, AttributeValue>> entries = new TreeMap<>();
  private final Map<ItemKey, Place> places = new HashMap<>();
  private final Deque<Change> toCome = new ArrayDeque<>();

  GlobalIndex(KeySchema schema) {
    this.schema = schema;
  }

  KeySchema schema() {
    return schema;
  }

  /** An item was written; null if it was deleted. */
  void changed(ItemKey key, @Nullable Map<String, AttributeValue> after) {
    toCome.add(new Change(key, after));
  }

  /** Hears of all writes but the last few. */
  void catchUp(int but) {
    while (toCome.size() > but) {
      apply(toCome.remove());
    }
  }

  private void apply(Change change) {
    Place old = places.remove(change.key());
    if (old != null) {
      entries.remove(old);
    }
    Entry entry = change.after() == null ? null : entry(change.key(), change.after());
    if (entry != null) {
      entries.put(entry.place(), entry.attributes());
      places.put(change.key(), entry.place());
    }
  }

  /** Null if the item lacks one of the index's keys: then it is not in the index. */
  private @Nullable Entry entry(ItemKey key, Map<String, AttributeValue> item) {
    AttributeValue partition = item.get(schema.partition());
    AttributeValue sort = item.get(schema.sort());
    if (partition == null || sort == null) {
      return null;
    }
    Map<String, AttributeValue> projected = new HashMap<>();
    Set<String> attributes = schema.projected();
    item.forEach(
        (name, value) -> {
          if (attributes.isEmpty() || attributes.contains(name)) {
            projected.put(name, value);
          }
        });
    return new Entry(new Place(partition.s(), sort.s(), key), projected);
  }

  Collection<Map<String, AttributeValue>> items() {
    return entries.values();
  }
}
