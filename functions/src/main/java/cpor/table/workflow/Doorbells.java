package cpor.table.workflow;

import cpor.table.Item;
import cpor.table.Keys;
import cpor.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The doorbells that the state machine hangs up itself, one for each claim it waits for. */
public final class Doorbells {

  private final Table table;

  public Doorbells(Table table) {
    this.table = table;
  }

  public Optional<Doorbell> find(String claimId) {
    return table.get(Keys.doorbell(claimId)).map(Doorbells::doorbell);
  }

  /**
   * The doorbells of some claims, by claim id, as they were a moment ago.
   *
   * @param claimIds at most 100, each once
   */
  public Map<String, Doorbell> ofClaims(List<String> claimIds) {
    return table.getAllOfAMomentAgo(claimIds.stream().map(Keys::doorbell).toList()).stream()
        .collect(Collectors.toMap(Item::claimId, Doorbells::doorbell));
  }

  private static Doorbell doorbell(Item item) {
    return new Doorbell(
        item.requireText("token"),
        (int) item.number("stageSequence"),
        (int) item.number("lifecycle"));
  }
}
