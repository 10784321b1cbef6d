package cpor.repair;

import com.amazonaws.services.lambda.runtime.Context;
import cpor.table.Page;
import cpor.table.workflow.ClaimPosition;
import cpor.table.workflow.ClaimPositions;
import cpor.table.workflow.Doorbell;
import cpor.table.workflow.Doorbells;
import cpor.table.workflow.Walk;
import cpor.table.workflow.Walks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the open claims, a page at a time, repairs the doubtful ones and counts them all. A
 * run stops when its time is nearly over, and the next one goes on from there; so the count of a
 * long walk is of claims as they were passed.
 */
public final class OpenClaimsWalk {

  private static final int PAGE_SIZE = 100;

  /** Enough for what is under way, and to remember how far it came. */
  private static final int RESERVED_MILLIS = 5_000;

  private final ClaimPositions claims;
  private final Doorbells doorbells;
  private final Walks walks;
  private final Repair repair;
  private final RepairMetrics metrics;

  public OpenClaimsWalk(
      ClaimPositions claims,
      Doorbells doorbells,
      Walks walks,
      Repair repair,
      RepairMetrics metrics) {
    this.claims = claims;
    this.doorbells = doorbells;
    this.walks = walks;
    this.repair = repair;
    this.metrics = metrics;
  }

  /** Goes on with the walk, as far as this invocation's time allows. */
  public RepairTally goOn(Context context) {
    RepairTally tally = new RepairTally();
    Walk walk = walks.resume();
    boolean complete = false;
    boolean timeIsLeft = true;
    while (!complete && timeIsLeft) {
      Page<ClaimPosition> page = claims.open(PAGE_SIZE, walk.after());
      Map<String, Doorbell> hung =
          doorbells.ofClaims(page.items().stream().map(ClaimPosition::claimId).toList());
      for (ClaimPosition claim : page.items()) {
        lookAfter(claim, hung.get(claim.claimId()), tally, context);
        walk = new Walk(ClaimPositions.cursor(claim), walk.census().with(claim));
        timeIsLeft = context.getRemainingTimeInMillis() > RESERVED_MILLIS;
        if (!timeIsLeft) {
          break;
        }
      }
      complete = timeIsLeft && page.next() == null;
    }
    if (complete) {
      metrics.counted(walk.census());
    }
    walks.remember(complete ? Walk.BEGINNING : walk);
    metrics.done(tally);
    return tally;
  }

  /** What goes wrong with one claim must not stop the others from being repaired. */
  private void lookAfter(
      ClaimPosition claim, @Nullable Doorbell doorbell, RepairTally tally, Context context) {
    tally.passed();
    if (!repair.isDoubtful(claim, doorbell)) {
      return;
    }
    try {
      tally.repaired(repair.repair(claim.claimId()));
    } catch (RuntimeException failed) {
      tally.failed();
      context
          .getLogger()
          .log(claim.claimId() + " is not repaired: " + failed.getClass().getSimpleName());
    }
  }
}
