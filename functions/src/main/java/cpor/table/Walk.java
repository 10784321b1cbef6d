package cpor.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through what a query finds, and reads no further than somebody looks. */
final class Walk {

  /** The bookmark of a walk that is over; a place is longer. */
  private static final String OVER = "#";

  private final Table table;
  private final Query query;
  private final int atOnce;
  private final Deque<Item> read = new ArrayDeque<>();
  private @Nullable String from;
  private @Nullable String passed;
  private boolean begun;
  private boolean readToTheEnd;

  /**
   * A walk that has not begun.
   *
   * @param atOnce how many items one query reads
   * @param after the place that it begins behind, null for the beginning
   */
  Walk(Table table, Query query, int atOnce, @Nullable String after) {
    this.table = table;
    this.query = query;
    this.atOnce = atOnce;
    from = after;
    passed = after;
  }

  /** A walk that goes on from a {@link #bookmark}; an empty one is the beginning. */
  static Walk from(Table table, Query query, int atOnce, String bookmark) {
    Walk walk = new Walk(table, query, atOnce, bookmark.isEmpty() ? null : bookmark);
    walk.begun = bookmark.equals(OVER);
    walk.readToTheEnd = walk.begun;
    return walk;
  }

  /** Of walks in one order, the one that comes to the next place. */
  static Optional<Walk> nearest(List<Walk> walks) {
    return walks.stream()
        .filter(Walk::goesOn)
        .min((one, other) -> one.query.order().compare(one.place(), other.place()));
  }

  /** Whether there is anything left, for which it reads as much as it takes. */
  boolean goesOn() {
    while (read.isEmpty() && !readToTheEnd) {
      readOn();
    }
    return !read.isEmpty();
  }

  /** Whether anything is left of what is read at once. */
  boolean goesOnAtOnce() {
    if (!begun) {
      readOn();
    }
    return !read.isEmpty();
  }

  /** Whether anything is left that its query keeps, for which it reads as much as it takes. */
  boolean findsMore() {
    while (!hasFound() && !readToTheEnd) {
      readOn();
    }
    return hasFound();
  }

  /** Whether anything that its query keeps is left of what is read at once. */
  boolean findsMoreAtOnce() {
    return goesOnAtOnce() && hasFound();
  }

  private boolean hasFound() {
    return read.stream().anyMatch(query::keeps);
  }

  private void readOn() {
    Page<Item> page = table.page(query, atOnce, from);
    read.addAll(page.items());
    begun = true;
    from = page.next();
    readToTheEnd = from == null;
  }

  private String place() {
    return read.getFirst().requireText(query.sortKey());
  }

  /** The item that it has come to, with a step on. */
  Item take() {
    passed = place();
    return read.removeFirst();
  }

  /** The item that it has come to unless its query leaves that out, with a step on. */
  Optional<Item> find() {
    return Optional.of(take()).filter(query::keeps);
  }

  /** The place that was passed last, by it or before it began; null at the beginning. */
  @Nullable String passed() {
    return passed;
  }

  /** Where another walk goes on. */
  String bookmark() {
    return readToTheEnd && read.isEmpty() ? OVER : passed == null ? "" : passed;
  }
}
