package stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import stepfunctions.history.EventDetails;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;
import stepfunctions.history.Failure;
import stepfunctions.history.History;
import stepfunctions.history.HistoryEvent;
import stepfunctions.history.Outcome;
import stepfunctions.history.StateMachine;
import stepfunctions.history.StatusChange;

/** An execution at work: its graph, and how it ends. Used on the loop only. */
final class Run implements Branch.End {
  /** AWS lets no execution of a Standard workflow go on for longer than a year. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private final Engine engine;
  private final Execution execution;
  private final History history;
  private final Branch branch;
  private final Consumer<Run> whenEnded;
  private Optional<Alarm> timeout = Optional.empty();

  /**
   * An execution that has not made its first step.
   *
   * @param whenEnded is told each time
   */
  Run(
      Engine engine,
      StateMachine stateMachine,
      String name,
      JsonNode input,
      Consumer<Run> whenEnded) {
    this.engine = engine;
    this.whenEnded = whenEnded;
    this.history = new History(engine.clock(), this::happened);
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

  private void happened(HistoryEvent event) {
    engine.listeners().forEach(listener -> listener.accept(execution, event));
  }

  /** Does nothing if the execution was stopped before its first step. */
  void start() {
    if (!isRunning()) {
      return;
    }
    timeout = Optional.of(engine.at(execution.startedAt().plus(limit()), this::timedOut));
    branch.start(execution.input());
  }

  private Duration limit() {
    return execution
        .stateMachine()
        .machine()
        .timeout()
        .filter(shorter -> shorter.compareTo(LONGEST) < 0)
        .orElse(LONGEST);
  }

  /** Stops the execution from outside, unless it has ended. On AWS its end follows nothing. */
  void abort(Failure failure) {
    if (isRunning()) {
      branch.stop();
      end(ExecutionStatus.ABORTED, failure, "ExecutionAborted", 0);
    }
  }

  /**
   * Sets an execution going again that ended badly, where it ended.
   *
   * @return whether it could be; one that runs or has succeeded cannot, nor one whose history is
   *     full
   */
  boolean redrive() {
    if (!execution.isRedrivable()) {
      return false;
    }
    history.redrive();
    timeout = Optional.of(engine.at(engine.clock().instant().plus(limit()), this::timedOut));
    branch.redrive();
    return true;
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

  /** On AWS the status says all, and there is no error. */
  private void timedOut() {
    if (isRunning()) {
      branch.stop();
      Failure nothing = new Failure(null, null);
      end(ExecutionStatus.TIMED_OUT, nothing, "ExecutionTimedOut", branch.lastEventId());
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
    whenEnded.accept(this);
    engine.publish(StatusChange.of(execution, outcome.at()));
  }
}
