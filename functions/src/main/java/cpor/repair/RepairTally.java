package cpor.repair;

import java.util.EnumMap;
import java.util.Map;

/** What a run has done so far, in numbers. Thread safe. */
public final class RepairTally {

  private final Map<Repair.Outcome, Integer> outcomes = new EnumMap<>(Repair.Outcome.class);
  private int claims;
  private int asking;
  private int failures;
  private int left;

  synchronized void passed(int openClaims) {
    claims = openClaims;
  }

  /** Whether the customer of a claim has not been asked for too long. */
  synchronized void asking(boolean forTooLong) {
    asking += forTooLong ? 1 : 0;
  }

  /** There was no time for one. */
  synchronized void left() {
    left++;
  }

  synchronized void repaired(Repair.Outcome outcome) {
    outcomes.merge(outcome, 1, Integer::sum);
  }

  synchronized void failed() {
    failures++;
  }

  synchronized int count(Repair.Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  synchronized int customersNotAsked() {
    return asking;
  }

  synchronized int failures() {
    return failures;
  }

  @Override
  public synchronized String toString() {
    return "%d open claims passed, %d doorbells rung, %d executions started, %d repairs failed, %d left"
        .formatted(
            claims, count(Repair.Outcome.RUNG), count(Repair.Outcome.STARTED), failures, left);
  }
}
