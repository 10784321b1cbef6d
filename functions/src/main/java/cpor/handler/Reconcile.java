package cpor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.calendar.CalendarFile;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.http.JsonTree;
import cpor.invocation.Fact;
import cpor.invocation.InvocationLog;
import cpor.rehearsal.BeforeSnapshot;
import cpor.repair.EndedExecution;
import cpor.repair.OpenClaimsWalk;
import cpor.repair.Repair;
import cpor.repair.RepairMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;

/**
 * Repairs what signals that were lost and executions that ended badly have left behind. A schedule
 * calls it for all open claims, a queue with Step Functions' own events for the claims of
 * executions that ended badly, an operator for any claim: {@code {"claimId": "…"}}. The schedule's
 * calls also tell how long the calendar lasts.
 */
public final class Reconcile implements RequestStreamHandler {

  private final InvocationLog log;
  private final CalendarFile calendar = CalendarFile.bundled();
  private final RepairMetrics metrics;
  private final QueuedEvents queued;
  private final Repair repair;
  private final OpenClaimsWalk walk;

  public Reconcile() {
    this(new AwsCloud());
    BeforeSnapshot.rehearse(Reconcile.class, Reconcile::new);
  }

  public Reconcile(Cloud cloud) {
    log = new InvocationLog(cloud, Reconcile.class);
    Assembly assembly = new Assembly(cloud);
    queued = assembly.queuedEvents();
    repair = assembly.repair();
    metrics = assembly.repairMetrics();
    walk = assembly.openClaimsWalk(repair, metrics);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    log.tell(
        context,
        () -> handle((Map<?, ?>) Objects.requireNonNull(JsonTree.read(input)), output, context));
  }

  private void handle(Map<?, ?> event, OutputStream output, Context context) {
    if (event.get("claimId") instanceof String claimId) {
      repair(claimId, context);
    } else if (event.containsKey("Records")) {
      queued.take(event, change -> after(EndedExecution.of(change), context), output, context);
    } else if ("Scheduled Event".equals(event.get("detail-type"))) {
      metrics.lasts(calendar);
      context.getLogger().log(walk.run(context).toString());
    } else {
      throw new IllegalArgumentException("an event that nobody asked for");
    }
  }

  private void after(EndedExecution ended, Context context) {
    if (ended.failedAtOnce()) {
      context.getLogger().log(ended.claimId() + " is left alone: its execution failed at once");
    } else {
      repair(ended.claimId(), context);
    }
  }

  private void repair(String claimId, Context context) {
    InvocationLog.note(Fact.CLAIM_ID, claimId);
    Repair.Outcome outcome = repair.repair(claimId);
    InvocationLog.note(Fact.OUTCOME, outcome);
    context.getLogger().log(claimId + " is looked after: " + outcome);
  }
}
