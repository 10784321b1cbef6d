package dynamodb;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Items by their partitions, in the order of their places: what a table is, and an index. */
final class Partitions {

  private final Map<String, NavigableMap<Place, Item>> partitions = new HashMap<>();

  void put(String partition, Place place, Item item) {
    partitions.computeIfAbsent(partition, _ -> new TreeMap<>()).put(place, item);
  }

  void remove(String partition, Place place) {
    NavigableMap<Place, Item> items = partitions.get(partition);
    if (items != null) {
      items.remove(place);
      if (items.isEmpty()) {
        partitions.remove(partition);
      }
    }
  }

  NavigableMap<Place, Item> of(String partition) {
    return partitions.getOrDefault(partition, Collections.emptyNavigableMap());
  }

  Iterable<String> names() {
    return new TreeSet<>(partitions.keySet());
  }
}
