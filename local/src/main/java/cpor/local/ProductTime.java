package cpor.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import stepfunctions.StepFunctions;
import stepfunctions.clock.NotQuiet;
import stepfunctions.clock.VirtualClock;
import stepfunctions.history.ActiveState;

/** Moves the product's time. What falls due on the way happens, in order, before a call returns. */
public final class ProductTime {
  private final VirtualClock clock;
  private final Rest rest;
  private final StepFunctions stepFunctions;

  ProductTime(VirtualClock clock, Rest rest, StepFunctions stepFunctions) {
    this.clock = clock;
    this.rest = rest;
    this.stepFunctions = stepFunctions;
  }

  public Instant now() {
    return clock.instant();
  }

  /** Waits until all that is due by now has happened. */
  public void settle() {
    clock.advanceTo(clock.instant(), rest);
  }

  /**
   * Moves on by a duration.
   *
   * @return the time now
   * @throws NotQuiet if something on the way does not come to an end
   */
  public Instant advance(Duration by) {
    return clock.advance(by, rest);
  }

  /** Moves on to an instant; to one that has passed it does not go back. */
  public Instant advanceTo(Instant target) {
    return clock.advanceTo(target, rest);
  }

  /**
   * Moves on until the next deadline or reminder of any claim: until a Wait state ends. Retries and
   * time-outs on the way happen too. Without any claim that waits for a time, time stands still:
   * schedules alone would go on for ever.
   *
   * @return the time now
   */
  public Instant toNextDeadline() {
    settle();
    Optional<Instant> deadline = nextDeadline();
    while (deadline.isPresent()) {
      Instant now = clock.advanceTo(clock.nextDue().orElseThrow(), rest);
      // what happened on the way may have brought a nearer one
      deadline = now.isBefore(deadline.get()) ? nextDeadline() : Optional.empty();
    }
    return clock.instant();
  }

  private Optional<Instant> nextDeadline() {
    return stepFunctions.runningExecutions().stream()
        .flatMap(execution -> execution.activeStates().stream())
        .filter(ActiveState::isWait)
        .flatMap(wait -> wait.until().stream())
        .min(Comparator.naturalOrder());
  }
}
