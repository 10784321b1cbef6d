package cpor.retention;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import cpor.claim.StageName;
import cpor.cloud.Cloud;
import cpor.evidence.EvidenceBucket;
import cpor.metric.Metric;
import cpor.metric.MetricLines;
import cpor.table.retention.RetainedClaims;
import cpor.table.retention.RetainedClaims.Retained;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Removes every claim that was kept for long enough: its documents, in all their versions, and what
 * the table has of it. It takes many claims side by side, as far as an invocation's time allows,
 * and leaves the others, and those that it failed to remove, to the next day's run.
 */
public final class RetentionRun {

  /** A claim's removal is some fifty requests, one after the other: a quarter of a second. */
  private static final int SIDE_BY_SIDE = 16;

  /** Enough for what is under way. */
  private static final int RESERVED_MILLIS = 30_000;

  private final Clock clock;
  private final Cloud cloud;
  private final RetainedClaims claims;
  private final EvidenceBucket evidence;
  private final MetricLines metrics;

  public RetentionRun(
      Cloud cloud, RetainedClaims claims, EvidenceBucket evidence, MetricLines metrics) {
    this.clock = cloud.clock();
    this.cloud = cloud;
    this.claims = claims;
    this.evidence = evidence;
    this.metrics = metrics;
  }

  /** Removes what has to go, and measures for how many days the oldest of the rest is overdue. */
  public void removeOverdue(Context context) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<Retained> left = new ArrayList<>();
    int removed = 0;
    try (ExecutorService threads = cloud.threads(SIDE_BY_SIDE)) {
      for (StageName stage : RetainedClaims.LAST_STAGES) {
        Iterator<Retained> overdue = claims.overdue(stage, today).iterator();
        while (overdue.hasNext() && context.getRemainingTimeInMillis() > RESERVED_MILLIS) {
          List<Retained> some = next(overdue);
          List<Retained> failed = removeAll(some, threads, context.getLogger());
          left.addAll(failed);
          removed += some.size() - failed.size();
        }
        if (overdue.hasNext()) {
          left.add(overdue.next());
        }
      }
    }
    metrics.emit(
        Metric.count("ClaimsRemoved", removed),
        Metric.count("RetentionDaysOverdue", daysOverdue(left, today)));
  }

  private static List<Retained> next(Iterator<Retained> overdue) {
    List<Retained> some = new ArrayList<>();
    while (some.size() < SIDE_BY_SIDE && overdue.hasNext()) {
      some.add(overdue.next());
    }
    return some;
  }

  /** Returns those that could not be removed. */
  private List<Retained> removeAll(
      List<Retained> some, ExecutorService threads, LambdaLogger logger) {
    List<Future<Optional<RuntimeException>>> removals =
        some.stream().map(claim -> threads.submit(() -> remove(claim))).toList();
    List<Retained> failed = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      Retained claim = some.get(i);
      ended(removals.get(i))
          .ifPresent(
              failure -> {
                failed.add(claim);
                logger.log(
                    claim.claimId() + " is not removed: " + failure.getClass().getSimpleName());
              });
    }
    return failed;
  }

  /** Why it could not be removed; empty if it was, or is kept longer by now. */
  private Optional<RuntimeException> remove(Retained claim) {
    try {
      if (claims.begin(claim)) {
        evidence.removeAll(claim.claimId());
        claims.remove(claim.claimId());
      }
      return Optional.empty();
    } catch (RuntimeException failure) {
      return Optional.of(failure);
    }
  }

  private static <T> T ended(Future<T> removal) {
    try {
      return removal.get();
    } catch (InterruptedException | ExecutionException brokenOff) {
      throw new IllegalStateException(brokenOff);
    }
  }

  private static long daysOverdue(List<Retained> left, LocalDate today) {
    return left.stream()
        .mapToLong(claim -> ChronoUnit.DAYS.between(claim.retainUntil(), today))
        .max()
        .orElse(0);
  }
}
