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
 * @param windowHeld whether its consent window is held: then {@code wakeAt} is only the first of
 *     many reminders
 * @param submittedAt null before
 */
public record ClaimPosition(
    String claimId,
    StageName stage,
    int stageSequence,
    int lifecycle,
    @Nullable Instant wakeAt,
    boolean windowHeld,
    @Nullable Instant submittedAt) {

  /** Whether an execution has to look after it. */
  public boolean isOpen() {
    return wakeAt != null;
  }
}
