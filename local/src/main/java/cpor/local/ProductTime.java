package cpor.local;

import java.time.Duration;
import java.time.Instant;
import stepfunctions.StepFunctions;
import stepfunctions.clock.NotQuiet;
import stepfunctions.clock.VirtualClock;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

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
    long before = waitsEnded();
    while (waitsEnded() == before && anyWaits()) {
      clock.advanceTo(clock.nextDue().orElseThrow(), rest);
    }
    return clock.instant();
  }

  private long waitsEnded() {
    return stepFunctions.executions().stream()
        .mapToLong(execution -> waits(execution, "Exited"))
        .sum();
  }

  private boolean anyWaits() {
    return stepFunctions.executions().stream()
        .filter(execution -> execution.status() == ExecutionStatus.RUNNING)
        .anyMatch(
            execution ->
                waits(execution, "Entered")
                    > waits(execution, "Exited") + waits(execution, "Aborted"));
  }

  /** How many Wait states of an execution have come so far. */
  private static long waits(Execution execution, String so) {
    return execution.events().stream()
        .filter(event -> event.type().equals("WaitState" + so))
        .count();
  }
}
