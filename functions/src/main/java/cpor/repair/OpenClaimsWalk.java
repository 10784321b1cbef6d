package cpor.repair;

import com.amazonaws.services.lambda.runtime.Context;
import cpor.cloud.Cloud;
import cpor.table.workflow.ClaimPosition;
import cpor.table.workflow.ClaimPositions;
import cpor.table.workflow.Doorbell;
import cpor.table.workflow.Doorbells;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Goes through all open claims, counts them, and then repairs the doubtful ones. Who is late is
 * seen at each run. Whether an execution has heard that its claim moved is seen at doorbells, which
 * cost more than all the rest: so once an hour.
 *
 * <p>They stand in one partition of an index, so a walk in parts would be no faster than the 3,000
 * read units a second that DynamoDB gives a partition: a million are read in less than a minute.
 */
public final class OpenClaimsWalk {

  /** So many keep Step Functions busy, which takes 300 rings a second. */
  private static final int SIDE_BY_SIDE = 8;

  private static final int RUN_MINUTES = 15;
  private static final int BATCH = 100;

  /** Enough for what is under way. */
  private static final int RESERVED_MILLIS = 5_000;

  private final ClaimPositions claims;
  private final Doorbells doorbells;
  private final Repair repair;
  private final RepairMetrics metrics;
  private final Clock clock;
  private final Cloud cloud;

  public OpenClaimsWalk(
      ClaimPositions claims,
      Doorbells doorbells,
      Repair repair,
      RepairMetrics metrics,
      Cloud cloud) {
    this.claims = claims;
    this.doorbells = doorbells;
    this.repair = repair;
    this.metrics = metrics;
    this.clock = cloud.clock();
    this.cloud = cloud;
  }

  /** Looks at all open claims, and repairs as many as this invocation's time allows. */
  public RepairTally run(Context context) {
    RepairTally tally = new RepairTally();
    Census census = new Census();
    Queue<String> doubtful = new ConcurrentLinkedQueue<>();
    Lateness lateness = repair.lateness();
    boolean atDoorbells = clock.instant().atZone(ZoneOffset.UTC).getMinute() < RUN_MINUTES;
    try (ExecutorService threads = cloud.threads(SIDE_BY_SIDE)) {
      claims
          .open()
          .peek(census::add)
          .peek(claim -> tally.asking(lateness.isAskingForLong(claim)))
          .gather(Gatherers.windowFixed(BATCH))
          .gather(Gatherers.windowFixed(SIDE_BY_SIDE))
          .forEach(
              batches ->
                  sideBySide(
                      batches,
                      batch ->
                          doubtful(batch, lateness, atDoorbells)
                              .forEach(claim -> doubtful.add(claim.claimId())),
                      threads));
      metrics.counted(census);
      tally.passed(census.claims());
      // what cannot be repaired must not be in the way of the same others at each run
      List<String> inAnyOrder = new ArrayList<>(doubtful);
      Collections.shuffle(inAnyOrder, cloud.random());
      sideBySide(inAnyOrder, claimId -> repair(claimId, tally, context), threads);
    }
    metrics.done(tally);
    return tally;
  }

  private Stream<ClaimPosition> doubtful(
      List<ClaimPosition> batch, Lateness lateness, boolean atDoorbells) {
    if (!atDoorbells) {
      return batch.stream().filter(lateness::isLate);
    }
    Map<String, Doorbell> hung =
        doorbells.ofClaims(batch.stream().map(ClaimPosition::claimId).toList());
    // of a claim that nothing wakes, only Step Functions can tell whether its execution still lives
    return batch.stream()
        .filter(
            claim ->
                claim.wakeAt() == null
                    || lateness.isLate(claim)
                    || Repair.isBehind(hung.get(claim.claimId()), claim));
  }

  /** What goes wrong with one claim must not stop the others from being repaired. */
  private void repair(String claimId, RepairTally tally, Context context) {
    if (context.getRemainingTimeInMillis() <= RESERVED_MILLIS) {
      tally.left();
      return;
    }
    try {
      tally.repaired(repair.repair(claimId));
    } catch (RuntimeException failed) {
      tally.failed();
      context.getLogger().log(claimId + " is not repaired: " + failed.getClass().getSimpleName());
    }
  }

  private static <T> void sideBySide(
      Collection<T> parts, Consumer<T> work, ExecutorService threads) {
    List<CompletableFuture<Void>> all =
        parts.stream()
            .map(part -> CompletableFuture.runAsync(() -> work.accept(part), threads))
            .toList();
    all.forEach(CompletableFuture::join);
  }
}
