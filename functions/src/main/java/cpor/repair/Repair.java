package cpor.repair;

import cpor.change.ClaimContended;
import cpor.table.workflow.ClaimPosition;
import cpor.table.workflow.ClaimPositions;
import cpor.table.workflow.Doorbell;
import cpor.table.workflow.Doorbells;
import cpor.workflow.LifecycleExecutions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a claim has the execution it needs, and that the execution has heard what
 * happened. It looks at the claim and its execution as they are, so it may run at any time, twice,
 * and beside the stream.
 */
public final class Repair {

  /** A claim that is late by less is left to its execution, which may be trying again. */
  static final Duration GRACE = Duration.ofMinutes(10);

  private static final int ATTEMPTS = 3;

  private final ClaimPositions claims;
  private final Doorbells doorbells;
  private final LifecycleExecutions executions;
  private final Clock clock;

  public Repair(
      ClaimPositions claims, Doorbells doorbells, LifecycleExecutions executions, Clock clock) {
    this.claims = claims;
    this.doorbells = doorbells;
    this.executions = executions;
    this.clock = clock;
  }

  /** What had to be done. */
  public enum Outcome {
    NOTHING,
    RUNG,
    STARTED
  }

  /**
   * Whether there may be something to repair about an open claim, as far as it shows. A held window
   * is late all the time: that says nothing.
   */
  boolean isDoubtful(ClaimPosition claim) {
    return isLate(claim) && !claim.windowHeld();
  }

  /** Whether there may be something to repair about an open claim, its doorbell looked at too. */
  boolean isDoubtful(ClaimPosition claim, @Nullable Doorbell doorbell) {
    return isLate(claim) || isBehind(doorbell, claim);
  }

  /**
   * Repairs what has to be.
   *
   * @throws ClaimContended when the claim moved in each attempt
   */
  public Outcome repair(String claimId) {
    for (int tried = 0; tried < ATTEMPTS; tried++) {
      ClaimPosition claim = claims.find(claimId).orElse(null);
      if (claim == null || claim.lifecycle() == 0) {
        return Outcome.NOTHING;
      }
      Optional<Outcome> outcome =
          switch (executions.status(claimId, claim.lifecycle())) {
            case RUNNING -> Optional.of(ring(claim));
            // the start was lost, or comes late: then it finds this one
            case UNKNOWN -> Optional.of(start(claimId, claim.lifecycle()));
            case SUCCEEDED -> claim.isOpen() ? startNext(claim) : Optional.of(Outcome.NOTHING);
            case ENDED_BADLY -> startNext(claim);
          };
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    throw new ClaimContended();
  }

  private Outcome ring(ClaimPosition claim) {
    // a held window wakes nobody: its execution reminds people at times of its own
    boolean late = isLate(claim) && !claim.windowHeld();
    return doorbells
        .find(claim.claimId())
        .filter(doorbell -> claim.isOpen() && (late || isBehind(doorbell, claim)))
        .filter(executions::ring)
        .map(_ -> Outcome.RUNG)
        .orElse(Outcome.NOTHING);
  }

  private Outcome start(String claimId, int lifecycle) {
    executions.start(claimId, lifecycle);
    return Outcome.STARTED;
  }

  /** Empty when the claim has moved meanwhile. A crash in between leaves a start that was lost. */
  private Optional<Outcome> startNext(ClaimPosition claim) {
    return claims.raiseLifecycle(claim)
        ? Optional.of(start(claim.claimId(), claim.lifecycle() + 1))
        : Optional.empty();
  }

  private boolean isLate(ClaimPosition claim) {
    Instant wakeAt = claim.wakeAt();
    return wakeAt != null && !wakeAt.plus(GRACE).isAfter(clock.instant());
  }

  private static boolean isBehind(@Nullable Doorbell doorbell, ClaimPosition claim) {
    return doorbell == null || doorbell.stageSequence() < claim.stageSequence();
  }
}
