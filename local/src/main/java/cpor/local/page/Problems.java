package cpor.local.page;

import cpor.local.alarms.AlarmStatus;
import cpor.local.claims.ListedClaim;
import cpor.local.faults.ActiveFault;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

/**
 * What is wrong now.
 *
 * @param ringing alarms that ring
 * @param faults what is broken on purpose
 * @param failed executions that ended badly, and that no other of the same claim has followed
 * @param held claims whose consent window is held
 * @param overdue claims that wait for a reviewer for too long
 */
public record Problems(
    List<AlarmStatus> ringing,
    List<ActiveFault> faults,
    List<Execution> failed,
    List<ListedClaim> held,
    List<ListedClaim> overdue) {

  /** How many of a kind the page shows before it links to the others. */
  public static final int SHOWN = 5;

  static Problems at(
      Instant now,
      List<AlarmStatus> alarms,
      List<ActiveFault> faults,
      List<ListedClaim> claims,
      List<Execution> executions) {
    Map<String, Execution> latest = new LinkedHashMap<>();
    executions.forEach(execution -> latest.put(FallingDue.claimId(execution), execution));
    return new Problems(
        alarms.stream().filter(AlarmStatus::isRinging).toList(),
        faults,
        latest.values().stream().filter(Problems::hasFailed).toList(),
        Search.OF_HELD.in(claims, now),
        Search.OF_OVERDUE.in(claims, now));
  }

  private static boolean hasFailed(Execution execution) {
    return execution.status() != ExecutionStatus.RUNNING
        && execution.status() != ExecutionStatus.SUCCEEDED;
  }

  public boolean none() {
    return ringing.isEmpty()
        && faults.isEmpty()
        && failed.isEmpty()
        && held.isEmpty()
        && overdue.isEmpty();
  }
}
