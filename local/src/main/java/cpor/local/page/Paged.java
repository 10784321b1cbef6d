package cpor.local.page;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items those of this page
 * @param first the place of its first item in the list, from 1
 * @param all how many there are on all pages
 * @param number which page this is, from 1
 * @param last the number of the last page
 */
public record Paged<T>(List<T> items, int first, int all, int number, int last) {

  /** The page that was asked for, or the nearest that there is. */
  static <T> Paged<T> of(List<T> all, int size, int asked) {
    int last = Math.max(1, (all.size() + size - 1) / size);
    int number = Math.clamp(asked, 1, last);
    int from = (number - 1) * size;
    List<T> items = all.subList(from, Math.min(from + size, all.size()));
    return new Paged<>(items, from + 1, all.size(), number, last);
  }

  public boolean isEmpty() {
    return items.isEmpty();
  }
}
