package cpor.table.workflow;

import cpor.claim.StageName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a claim stands, as far as its execution has to know.
 *
 * @param lifecycle which of its executions is to look after it; 0 before there is any
 * @param wakeAt when the execution has to act next, or had to announce how it ended; null when
 *     nothing is left to happen
 * @param window where the asking of the customer stands; null in other stages
 * @param submittedAt null before
 */
public record ClaimPosition(
    String claimId,
    StageName stage,
    int stageSequence,
    int lifecycle,
    @Nullable Instant wakeAt,
    @Nullable Window window,
    @Nullable Instant submittedAt) {

  /** Where the asking of the customer stands, and what {@code wakeAt} is then. */
  public enum Window {
    /** Nobody has asked yet; since when that has been so. */
    PENDING,
    /** The customer may decline; until when. */
    OPEN,
    /** The notice did not arrive; when the first of many reminders is due. */
    HELD
  }

  /** Whether an execution has to look after it. */
  public boolean isOpen() {
    return wakeAt != null;
  }
}
