package stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import stepfunctions.history.EventDetails;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;
import stepfunctions.history.Failure;
import stepfunctions.history.History;
import stepfunctions.history.Outcome;
import stepfunctions.history.StateMachine;
import stepfunctions.history.StatusChange;

/** An execution at work: its graph, and how it ends. Used on the loop only. */
final class Run implements Branch.End {
  private final Engine engine;
  private final Execution execution;
  private final History history;
  private final Branch branch;
  private Optional<Alarm> timeout = Optional.empty();

  Run(Engine engine, StateMachine stateMachine, String name, JsonNode input) {
    this.engine = engine;
    this.history = new History(engine.clock());
    this.execution = new Execution(stateMachine, name, input, engine.clock().instant(), history);
    this.branch = new Branch(this, stateMachine.machine().graph(), Map.of(), 0, this);
    history.add(
        0, "ExecutionStarted", EventDetails.executionStarted(input, stateMachine.roleArn()));
  }

  Engine engine() {
    return engine;
  }

  History history() {
    return history;
  }

  Execution execution() {
    return execution;
  }

  /** Does nothing if the execution was stopped before its first step. */
  void start() {
    if (!isRunning()) {
      return;
    }
    timeout =
        execution
            .stateMachine()
            .machine()
            .timeout()
            .map(limit -> engine.at(execution.startedAt().plus(limit), this::timedOut));
    branch.start(execution.input());
  }

  /** Stops the execution from outside, unless it has ended. */
  void abort(Failure failure) {
    if (isRunning()) {
      branch.cancel();
      end(ExecutionStatus.ABORTED, failure, "ExecutionAborted", branch.lastEventId());
    }
  }

  @Override
  public void succeeded(JsonNode output, long lastEventId) {
    end(
        new Outcome(ExecutionStatus.SUCCEEDED, engine.clock().instant(), output, null, null),
        lastEventId,
        "ExecutionSucceeded",
        EventDetails.output(output));
  }

  @Override
  public void failed(Failure failure, long lastEventId) {
    end(ExecutionStatus.FAILED, failure, "ExecutionFailed", lastEventId);
  }

  private void timedOut() {
    if (isRunning()) {
      branch.cancel();
      end(ExecutionStatus.TIMED_OUT, Failure.timeout(), "ExecutionTimedOut", branch.lastEventId());
    }
  }

  private boolean isRunning() {
    return execution.status() == ExecutionStatus.RUNNING;
  }

  private void end(ExecutionStatus status, Failure failure, String type, long after) {
    end(
        new Outcome(status, engine.clock().instant(), null, failure.error(), failure.cause()),
        after,
        type,
        EventDetails.failure(failure));
  }

  private void end(Outcome outcome, long after, String type, ObjectNode details) {
    timeout.ifPresent(Alarm::cancel);
    history.add(after, type, details);
    history.end(outcome);
    engine.publish(StatusChange.of(execution, outcome.at()));
  }
}
