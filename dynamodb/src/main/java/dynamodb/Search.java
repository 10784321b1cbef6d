package dynamodb;

import dynamodb.expression.Condition;
import dynamodb.expression.KeyCondition;
import dynamodb.expression.Placeholders;
import dynamodb.expression.Projection;
import dynamodb.expression.Refusal;
import dynamodb.expression.SortRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a query or a scan does with the items that it comes to.
 *
 * @param limit how many it reads at most; null for any number
 * @param start where it begins, right after this key; empty for the first item
 */
record Search(
    Table.Searched searched,
    Condition filter,
    Projection projection,
    Placeholders given,
    @Nullable Integer limit,
    Map<String, AttributeValue> start) {

  /** API reference, Query and Scan: a page is at most so large, before it is filtered. */
  private static final int LARGEST_PAGE = 1024 * 1024;

  /**
   * A page.
   *
   * @param read how many items were read for it
   * @param bytes their size
   * @param end where it ended; null if there is nothing more
   */
  record Page(
      List<Map<String, AttributeValue>> items,
      int read,
      int bytes,
      @Nullable Map<String, AttributeValue> end) {}

  Search {
    if (searched.index() != null) {
      searched.index().checkProjects(projection.names());
      searched.index().checkProjects(filter.attributes(given));
    }
  }

  Page query(KeyCondition wanted, boolean forward) {
    checkKeys(wanted);
    SortRange range = wanted.range();
    NavigableMap<Place, Item> items = within(range, searched.partitions().of(wanted.partition()));
    NavigableMap<Place, Item> ordered = forward ? items : items.descendingMap();
    if (!start.isEmpty()) {
      searched.checkStart(start);
      ItemKey from = searched.keys().keyOf(start);
      if (!from.partition().equals(wanted.partition())
          || !range.contains(from.sort())
          || endsAt(start, range, forward)) {
        throw Refusal.validation(
            "The provided starting key is outside query boundaries based on provided conditions");
      }
      ordered = ordered.tailMap(searched.placeOf(start), false);
    }
    Page page = page(ordered.values());
    return page.end() != null && endsAt(page.end(), range, forward)
        ? new Page(page.items(), page.read(), page.bytes(), null)
        : page;
  }

  /** Whether nothing can come after this key; an index may have more of the same sort key. */
  private boolean endsAt(Map<String, AttributeValue> key, SortRange range, boolean forward) {
    String last = forward ? range.to() : range.from();
    return searched.index() == null
        && range.isClosed()
        && searched.keys().keyOf(key).sort().equals(last);
  }

  private void checkKeys(KeyCondition wanted) {
    KeySchema keys = searched.keys();
    if (!wanted.partitionKey().equals(keys.partition())
        || !(wanted.sortKey() == null || wanted.sortKey().equals(keys.sort()))) {
      throw Refusal.validation("Query condition missed key schema element: " + keys.partition());
    }
  }

  private static NavigableMap<Place, Item> within(
      SortRange range, NavigableMap<Place, Item> items) {
    NavigableMap<Place, Item> within = items;
    if (range.from() != null) {
      Place from = range.withFrom() ? Place.before(range.from()) : Place.after(range.from());
      within = within.tailMap(from, true);
    }
    if (range.to() != null) {
      Place to = range.withTo() ? Place.after(range.to()) : Place.before(range.to());
      within = within.headMap(to, true);
    }
    return within;
  }

  /** In the order of the partitions' names; DynamoDB does not say in which it scans. */
  Page scan() {
    if (!start.isEmpty()) {
      searched.checkStart(start);
    }
    List<Item> items = new ArrayList<>();
    for (String partition : searched.partitions().names()) {
      items.addAll(afterStart(partition).values());
    }
    return page(items);
  }

  private NavigableMap<Place, Item> afterStart(String partition) {
    NavigableMap<Place, Item> items = searched.partitions().of(partition);
    if (start.isEmpty()) {
      return items;
    }
    ItemKey from = searched.keys().keyOf(start);
    int order = partition.compareTo(from.partition());
    if (order == 0) {
      return items.tailMap(searched.placeOf(start), false);
    }
    return order > 0 ? items : Collections.emptyNavigableMap();
  }

  private Page page(Iterable<Item> items) {
    List<Map<String, AttributeValue>> kept = new ArrayList<>();
    int read = 0;
    int bytes = 0;
    for (Iterator<Item> rest = items.iterator(); rest.hasNext(); ) {
      Item item = rest.next();
      Map<String, AttributeValue> attributes = item.attributes();
      read++;
      bytes += item.size();
      if (filter.holds(attributes, given)) {
        kept.add(projection.of(attributes));
      }
      boolean isFull = bytes >= LARGEST_PAGE && rest.hasNext();
      if (isFull || (limit != null && read == limit)) {
        return new Page(kept, read, bytes, searched.end(attributes));
      }
    }
    return new Page(kept, read, bytes, null);
  }
}
