package cpor.table.workflow;

import cpor.claim.StageName;
import cpor.table.Index;
import cpor.table.Item;
import cpor.table.Keys;
import cpor.table.Query;
import cpor.table.Table;
import cpor.table.Write;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where claims stand: for repair, which looks after their executions and never at the people. */
public final class ClaimPositions {

  private static final String UNMOVED = "lifecycle = :seen AND stageSequence = :sequence";

  private final Table table;

  public ClaimPositions(Table table) {
    this.table = table;
  }

  /**
   * All open claims: those that nothing wakes, then the others by when they should wake. They are
   * read from an index, so they may lag a write by a moment.
   */
  public Stream<ClaimPosition> open() {
    return table.allOfAMomentAgo(Query.in(Index.BY_WAKE, Keys.OPEN)).map(ClaimPositions::position);
  }

  /** Where a claim stands at this very moment. */
  public Optional<ClaimPosition> find(String claimId) {
    return table
        .get(
            Keys.claim(claimId),
            "pk",
            "stage",
            "stageSequence",
            "lifecycle",
            "wakeAt",
            "window",
            "submittedAt")
        .map(ClaimPositions::position);
  }

  /**
   * Asks for the next execution. The claim as shown, and so its version, does not change.
   *
   * @return whether it was asked for: not if the claim has moved, or somebody else was faster
   */
  public boolean raiseLifecycle(ClaimPosition seen) {
    return table.update(
        new Write.UpdateItem(
            Keys.claim(seen.claimId()),
            "SET lifecycle = :next, document.counters.lifecycle = :next",
            UNMOVED,
            Map.of(
                ":next", number(seen.lifecycle() + 1),
                ":seen", number(seen.lifecycle()),
                ":sequence", number(seen.stageSequence()))));
  }

  /**
   * Takes a claim out of the open ones, when nothing is left to do for it.
   *
   * @return whether it was taken out: not if it has moved, or somebody looks after it anew
   */
  public boolean release(ClaimPosition seen) {
    return table.update(
        new Write.UpdateItem(
            Keys.claim(seen.claimId()),
            "REMOVE wakeAt, wakeKey, wakeSort",
            UNMOVED,
            Map.of(":seen", number(seen.lifecycle()), ":sequence", number(seen.stageSequence()))));
  }

  private static AttributeValue number(int number) {
    return AttributeValue.fromN(Integer.toString(number));
  }

  private static ClaimPosition position(Item item) {
    return new ClaimPosition(
        item.claimId(),
        StageName.valueOf(item.requireText("stage")),
        (int) item.number("stageSequence"),
        (int) item.number("lifecycle"),
        item.time("wakeAt").orElse(null),
        item.text("window").map(ClaimPosition.Window::valueOf).orElse(null),
        item.time("submittedAt").orElse(null));
  }
}
