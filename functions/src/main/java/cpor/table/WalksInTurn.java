package cpor.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A page of what queries find one after the other, where each leaves out what a later one finds,
 * too. Nothing is taken of a query before all is passed that is read at once of those before it. So
 * they pass what they leave out while later ones still find enough to fill pages; otherwise it
 * would be met in a heap when those have come to their end.
 */
final class WalksInTurn {

  private static final String BETWEEN_BOOKMARKS = "\n";

  private final List<Walk> walks;
  private final int limit;
  private final List<Item> found = new ArrayList<>();

  WalksInTurn(Table table, List<Query> queries, int limit, @Nullable String after) {
    List<String> bookmarks =
        after == null
            ? queries.stream().map(_ -> "").toList()
            : List.of(after.split(BETWEEN_BOOKMARKS, -1));
    if (bookmarks.size() != queries.size()) {
      throw new NoSuchPage(new IllegalArgumentException("of other queries"));
    }
    this.limit = limit;
    walks =
        IntStream.range(0, queries.size())
            .mapToObj(
                i -> {
                  Query query = queries.get(i);
                  return Walk.from(table, query, query.atOnce(limit + 1), bookmarks.get(i));
                })
            .toList();
  }

  Page<Item> page() {
    fill(Walk::goesOnAtOnce);
    fill(Walk::goesOn);
    boolean more =
        walks.stream().anyMatch(Walk::findsMoreAtOnce) || walks.stream().anyMatch(Walk::findsMore);
    return new Page<>(
        found,
        more
            ? walks.stream().map(Walk::bookmark).collect(Collectors.joining(BETWEEN_BOOKMARKS))
            : null);
  }

  private void fill(Predicate<Walk> goesOn) {
    for (Walk walk : walks) {
      while (found.size() < limit && goesOn.test(walk)) {
        walk.find().ifPresent(found::add);
      }
    }
  }
}
