package cpor.api.view;

import cpor.table.lists.ClaimCounts.Counts;
import cpor.table.lists.Count;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many claims there are, as the API shows it. */
public final class CountsView {

  private CountsView() {}

  public static Map<String, Object> of(Counts counts) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("stages", each(counts.stages()));
    view.put("held", number(counts.held()));
    view.put("overdue", number(counts.overdue()));
    view.put("turn", each(counts.turns()));
    return view;
  }

  private static <E extends Enum<E>> Map<String, Object> each(Map<E, Count> counts) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    counts.forEach((name, count) -> numbers.put(name.name(), number(count)));
    return numbers;
  }

  private static Object number(Count count) {
    return count.exact() ? (Object) count.number() : Map.of("atLeast", count.number());
  }
}
