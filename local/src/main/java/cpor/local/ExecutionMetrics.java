package cpor.local;

import cpor.local.faults.Fault;
import cpor.local.faults.Faults;
import cpor.local.metrics.AwsMetrics;
import cpor.local.metrics.Metrics;
import java.util.concurrent.atomic.AtomicInteger;
import stepfunctions.history.Execution;
import stepfunctions.history.HistoryEvent;

/** What Step Functions measures of executions, as they begin and end. */
final class ExecutionMetrics {

  /** "Quotas related to state machine executions". */
  private static final int USUAL_LIMIT = 1_000_000;

  private final Metrics metrics;
  private final Faults faults;
  private final AtomicInteger open = new AtomicInteger();

  ExecutionMetrics(Metrics metrics, Faults faults) {
    this.metrics = metrics;
    this.faults = faults;
    faults.onChange(() -> opened(0));
  }

  void happened(Execution execution, HistoryEvent event) {
    switch (event.type()) {
      case "ExecutionStarted" -> opened(1);
      case "ExecutionSucceeded" -> opened(-1);
      case "ExecutionFailed" -> ended(execution, "ExecutionsFailed");
      case "ExecutionTimedOut" -> ended(execution, "ExecutionsTimedOut");
      case "ExecutionAborted" -> ended(execution, "ExecutionsAborted");
      default -> {
        // it goes on
      }
    }
  }

  private void ended(Execution execution, String name) {
    metrics.put(AwsMetrics.executions(name, execution.stateMachine().arn()), 1);
    opened(-1);
  }

  private void opened(int more) {
    metrics.put(AwsMetrics.account("OpenExecutionCount"), open.addAndGet(more));
    metrics.put(
        AwsMetrics.account("OpenExecutionLimit"),
        faults
            .now(Fault.ExecutionQuota.class)
            .map(Fault.ExecutionQuota::quota)
            .orElse(USUAL_LIMIT));
  }
}
