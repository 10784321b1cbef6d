package cpor.table.lists;

import cpor.table.Keys;
import cpor.table.Query;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which deadlines are asked for.
 *
 * @param from the first place; null for the beginning
 * @param before the place that ends them; null for the end
 */
record DueTimes(@Nullable String from, @Nullable String before) {

  /**
   * Deadlines have whole seconds, and one has come in its own second. Empty when there can be none.
   *
   * @param first whether it is the first page: later ones go on from the one before, whatever has
   *     fallen due meanwhile
   */
  static Optional<DueTimes> of(
      @Nullable Boolean overdue, @Nullable Instant before, Instant now, boolean first) {
    String firstNotDue = Keys.place(now.plusSeconds(1), "");
    String end = before == null ? null : Keys.place(before, "");
    DueTimes times;
    if (overdue == null) {
      times = new DueTimes(null, end);
    } else if (overdue) {
      times = new DueTimes(null, end == null || firstNotDue.compareTo(end) < 0 ? firstNotDue : end);
    } else {
      times = new DueTimes(first ? firstNotDue : null, end);
    }
    return Optional.of(times).filter(DueTimes::isPossible);
  }

  private boolean isPossible() {
    return from == null || before == null || from.compareTo(before) < 0;
  }

  Query in(Query query) {
    if (from != null && before != null) {
      return query.between(from, before);
    }
    if (from != null) {
      return query.whereSort(">=", from);
    }
    return before == null ? query : query.whereSort("<", before);
  }
}
