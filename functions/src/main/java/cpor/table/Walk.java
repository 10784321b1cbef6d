package cpor.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through what a query finds, and reads no further than somebody looks. */
final class Walk {

  /** Filters are to leave out no more than half of what is read. */
  private static final int READ_WHEN_FILTERED = 2;

  private static final int READ_WHEN_MUCH_IS_FILTERED = 8;

  private final Table table;
  private final Query query;
  private final int wanted;
  private final Deque<Item> read = new ArrayDeque<>();
  private int reading;
  private @Nullable String from;
  private boolean atTheEnd;

  /**
   * A walk that has not begun.
   *
   * @param wanted how many items somebody will look at
   * @param after the place that it begins behind, null for the beginning
   */
  Walk(Table table, Query query, int wanted, @Nullable String after) {
    this.table = table;
    this.query = query;
    this.wanted = wanted;
    reading = query.isFiltered() ? wanted * READ_WHEN_FILTERED : wanted;
    from = after;
  }

  /** Of walks in one order, the one that comes to the next place. */
  static Optional<Walk> nearest(List<Walk> walks) {
    return walks.stream()
        .filter(Walk::goesOn)
        .min((one, other) -> one.query.order().compare(one.place(), other.place()));
  }

  private boolean goesOn() {
    while (read.isEmpty() && !atTheEnd) {
      Page<Item> page = table.page(query, reading, from);
      read.addAll(page.items());
      from = page.next();
      atTheEnd = from == null;
      reading = wanted * READ_WHEN_MUCH_IS_FILTERED;
    }
    return !read.isEmpty();
  }

  /** The place that it has come to. */
  String place() {
    return read.getFirst().requireText(query.sortKey());
  }

  /** The item there, unless it is to be left out, with a step on. */
  Optional<Item> take() {
    return Optional.of(read.removeFirst()).filter(query::keeps);
  }
}
