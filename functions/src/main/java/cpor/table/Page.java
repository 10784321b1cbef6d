package cpor.table;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param next where the next page begins; null at the end of the list
 */
public record Page<T>(List<T> items, @Nullable String next) {
  public Page {
    items = List.copyOf(items);
  }

  public <R> Page<R> map(Function<T, R> reading) {
    return new Page<>(items.stream().map(reading).toList(), next);
  }
}
