package cpor.repair;

import cpor.change.ClaimContended;
import cpor.table.workflow.ClaimPosition;
import cpor.table.workflow.ClaimPositions;
import cpor.table.workflow.Doorbell;
import cpor.table.workflow.Doorbells;
import cpor.table.workflow.WindowPause;
import cpor.workflow.LifecycleExecutions;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a claim has the execution it needs, and that the execution has heard what
 * happened. It looks at the claim and its execution as they are, so it may run at any time, twice,
 * and beside the stream.
 */
public final class Repair {

  private static final int ATTEMPTS = 3;

  private final ClaimPositions claims;
  private final Doorbells doorbells;
  private final LifecycleExecutions executions;
  private final WindowPause pause;
  private final Clock clock;

  public Repair(
      ClaimPositions claims,
      Doorbells doorbells,
      LifecycleExecutions executions,
      WindowPause pause,
      Clock clock) {
    this.claims = claims;
    this.doorbells = doorbells;
    this.executions = executions;
    this.pause = pause;
    this.clock = clock;
  }

  /** What had to be done. */
  public enum Outcome {
    NOTHING,
    RUNG,
    STARTED
  }

  /** Which claims are late now, and so may need repair. */
  Lateness lateness() {
    return new Lateness(clock.instant(), pause.until());
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
      // Step Functions answers ten questions a second, and takes three hundred rings
      if (isRung(claim)) {
        return Outcome.RUNG;
      }
      Optional<Outcome> outcome =
          switch (executions.status(claimId, claim.lifecycle())) {
            case RUNNING -> Optional.of(Outcome.NOTHING);
            // the start was lost, or comes late: then it finds this one
            case UNKNOWN -> Optional.of(start(claimId, claim.lifecycle()));
            case SUCCEEDED -> claim.stage().hasClock() ? startNext(claim) : release(claim);
            case ENDED_BADLY -> startNext(claim);
          };
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    throw new ClaimContended();
  }

  /** A token that was answered, or whose execution has ended, rings nobody. */
  private boolean isRung(ClaimPosition claim) {
    return claim.isOpen()
        && doorbells
            .find(claim.claimId())
            .filter(doorbell -> isBehind(doorbell, claim) || lateness().isLate(claim))
            .filter(executions::ring)
            .isPresent();
  }

  /** The execution of a final claim succeeds when it has announced what there was to announce. */
  private Optional<Outcome> release(ClaimPosition claim) {
    return !claim.isOpen() || claims.release(claim)
        ? Optional.of(Outcome.NOTHING)
        : Optional.empty();
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

  /** Whether its execution has not heard that the claim moved, or is not the newest. */
  static boolean isBehind(@Nullable Doorbell doorbell, ClaimPosition claim) {
    return doorbell == null
        || doorbell.stageSequence() < claim.stageSequence()
        || doorbell.lifecycle() < claim.lifecycle();
  }
}
