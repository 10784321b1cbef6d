package cpor.repair;

import java.util.EnumMap;
import java.util.Map;

/** What a walk has done so far, in numbers. */
public final class RepairTally {

  private final Map<Repair.Outcome, Integer> outcomes = new EnumMap<>(Repair.Outcome.class);
  private int claims;
  private int failures;

  void passed() {
    claims++;
  }

  void repaired(Repair.Outcome outcome) {
    outcomes.merge(outcome, 1, Integer::sum);
  }

  void failed() {
    failures++;
  }

  int count(Repair.Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  int failures() {
    return failures;
  }

  @Override
  public String toString() {
    return "%d open claims passed, %d doorbells rung, %d executions started, %d repairs failed"
        .formatted(claims, count(Repair.Outcome.RUNG), count(Repair.Outcome.STARTED), failures);
  }
}
