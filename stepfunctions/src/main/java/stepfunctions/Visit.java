package stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import stepfunctions.definition.Catcher;
import stepfunctions.definition.Exit;
import stepfunctions.definition.FieldType;
import stepfunctions.definition.State;
import stepfunctions.history.ActiveState;
import stepfunctions.history.EventDetails;
import stepfunctions.history.Failure;
import stepfunctions.jsonata.QueryEvaluationFailed;
import stepfunctions.jsonata.Scope;
import stepfunctions.jsonata.Template;

/**
 * One visit of a state, from entering it to leaving it, all its attempts included. Used on the loop
 * only.
 */
final class Visit {
  private final Branch branch;
  private final State state;
  private final JsonNode input;
  private final Instant enteredAt;
  private Retries retries;
  private long enteredEventId;
  private Optional<String> taskToken = Optional.empty();

  private Work work = () -> {};
  private boolean failed;

  /** What a state is busy with. */
  @FunctionalInterface
  interface Work {

    void stop();

    /** Stops, and records for what is within it that it was aborted. */
    default void abort(long causeEventId) {
      stop();
    }
  }

  Visit(Branch branch, State state, JsonNode input) {
    this.branch = branch;
    this.state = state;
    this.input = input;
    this.enteredAt = branch.run().engine().clock().instant();
    this.retries = unused();
  }

  private Retries unused() {
    return new Retries(state instanceof State.Fallible fallible ? fallible.retriers() : List.of());
  }

  Branch branch() {
    return branch;
  }

  Engine engine() {
    return branch.run().engine();
  }

  JsonNode input() {
    return input;
  }

  Instant enteredAt() {
    return enteredAt;
  }

  void begin() {
    branch.record(typeName() + "StateEntered", EventDetails.stateEntered(state.name(), input));
    enteredEventId = branch.lastEventId();
    attempt();
  }

  /** Tries once more what was stopped or has failed, with all its retries; no state is entered. */
  void redrive() {
    failed = false;
    retries = unused();
    if (!(work instanceof ParallelAttempt parallel && parallel.redrive())) {
      attempt();
    }
  }

  /** Stops a state that is at work; the history does not show it. */
  void stop() {
    work.stop();
    notActive();
  }

  /**
   * Cancels a state, as the history shows. AWS counts a Task that failed its branch among the
   * cancelled ones, and nothing else that failed.
   */
  void abort(long causeEventId) {
    work.abort(causeEventId);
    notActive();
    if (!failed || state instanceof State.Task) {
      branch.recordAside(causeEventId, typeName() + "StateAborted");
    }
  }

  /** The state is busy until one of the other methods is called. */
  void busy(Work begun) {
    work = begun;
  }

  /** The state is busy with waiting. */
  void busyUntil(Instant instant, Runnable continuation) {
    Alarm alarm = engine().at(instant, continuation);
    busy(alarm::cancel);
    active(Optional.of(instant));
  }

  /** Tells, for whoever looks, until when this state is at work at the longest. */
  void active(Optional<Instant> until) {
    branch
        .run()
        .history()
        .active(enteredEventId, new ActiveState(state.name(), typeName(), enteredAt, until));
  }

  private void notActive() {
    branch.run().history().notActive(enteredEventId);
  }

  void taskToken(String token) {
    taskToken = Optional.of(token);
  }

  /** Runs a step. An expression in it that fails, fails the state. */
  void evaluating(Runnable step) {
    try {
      step.run();
    } catch (QueryEvaluationFailed failed) {
      failed(recorded(failed));
    }
  }

  /** A Task or Parallel has its result. */
  void succeeded(Exit exit, JsonNode result) {
    evaluating(() -> leave(exit, result, Map.of("result", result), this::failed));
  }

  /** Any other state is done. */
  void done(Exit exit) {
    evaluating(() -> leave(exit, input, Map.of(), this::failed));
  }

  /** The state failed: it tries again, is left by a catcher, or fails its branch. */
  void failed(Failure failure) {
    work.stop();
    Optional<Duration> delay = retries.next(failure, engine().random());
    Optional<Catcher> catcher = delay.isPresent() ? Optional.empty() : catcher(failure);
    if (delay.isPresent()) {
      busyUntil(engine().clock().instant().plus(delay.get()), this::attempt);
      return;
    }
    if (failure.ofBranch() && !failure.isTerminal()) {
      branch.record("ParallelStateFailed");
    }
    catcher.ifPresentOrElse(found -> leaveCaught(found, failure), () -> failBranch(failure));
  }

  private void failBranch(Failure failure) {
    failed = true;
    notActive();
    branch.failed(failure);
  }

  /** What an expression of this state can refer to. */
  Scope scope() {
    return scope(Map.of());
  }

  private void attempt() {
    active(Optional.empty());
    evaluating(
        () -> {
          switch (state) {
            case State.Task task -> new TaskAttempt(this, task).start();
            case State.Parallel parallel -> new ParallelAttempt(this, parallel).start();
            case State.Wait wait -> new WaitAttempt(this, wait).start();
            case State.Choice choice -> choose(choice);
            case State.Pass pass -> done(pass.exit());
            case State.Succeed succeed ->
                done(new Exit(succeed.output(), Map.of(), Optional.empty()));
            case State.Fail fail -> failBranch(failure(fail));
          }
        });
  }

  private void choose(State.Choice choice) {
    Scope scope = scope();
    for (int i = 0; i < choice.rules().size(); i++) {
      State.Choice.Rule rule = choice.rules().get(i);
      String field = "Choices[" + i + "]/Condition";
      if (FieldType.BOOLEAN.evaluate(rule.condition(), field, scope).booleanValue()) {
        done(rule.exit());
        return;
      }
    }
    choice
        .otherwise()
        .ifPresentOrElse(
            this::done,
            () ->
                failed(
                    new Failure(
                        Failure.RUNTIME,
                        inThisState("No choice matched, and there is no Default."))));
  }

  private Failure failure(State.Fail fail) {
    return Failure.ofFail(
        fail.error().map(error -> text("Error", error)).orElse(null),
        fail.cause().map(cause -> text("Cause", cause)).orElse(null));
  }

  private String text(String field, Template template) {
    return FieldType.STRING.evaluate(template, field, scope()).textValue();
  }

  /** Nothing of the state takes effect unless all its expressions have a value. */
  private void leave(
      Exit exit, JsonNode byDefault, Map<String, JsonNode> more, Consumer<Failure> failing) {
    Scope scope = scope(more);
    Map<String, JsonNode> assigned = new LinkedHashMap<>();
    exit.assign()
        .forEach((name, value) -> assigned.put(name, value.evaluate("Assign/" + name, scope)));
    JsonNode output =
        exit.output().map(template -> template.evaluate("Output", scope)).orElse(byDefault);
    if (DataLimit.isExceededBy(output)) {
      failing.accept(DataLimit.failure(state.name()));
      return;
    }
    branch.variables().putAll(assigned);
    branch.record(
        typeName() + "StateExited", EventDetails.stateExited(state.name(), output, assigned));
    notActive();
    branch.left(exit.next(), output);
  }

  private Optional<Catcher> catcher(Failure failure) {
    return state instanceof State.Fallible fallible
        ? fallible.catchers().stream()
            .filter(catcher -> failure.matches(catcher.errorEquals()))
            .findFirst()
        : Optional.empty();
  }

  /** What fails on the way through a catcher is not caught again. */
  private void leaveCaught(Catcher catcher, Failure failure) {
    JsonNode errorOutput = failure.toErrorOutput();
    try {
      leave(catcher.exit(), errorOutput, Map.of("errorOutput", errorOutput), this::failBranch);
    } catch (QueryEvaluationFailed failed) {
      failBranch(recorded(failed));
    }
  }

  private Scope scope(Map<String, JsonNode> more) {
    ObjectNode states = JsonNodeFactory.instance.objectNode();
    states.set("input", input);
    states.set(
        "context",
        ContextObject.of(
            branch.run().execution(), state.name(), enteredAt, retries.count(), taskToken));
    states.setAll(more);
    Map<String, JsonNode> variables = new HashMap<>(branch.variables());
    variables.put("states", states);
    return new Scope(engine().functions(), variables);
  }

  private Failure recorded(QueryEvaluationFailed failed) {
    Failure failure =
        new Failure(
            Failure.QUERY_EVALUATION_ERROR, inThisState(String.valueOf(failed.getMessage())));
    branch.record(
        "EvaluationFailed", EventDetails.evaluationFailed(failure, failed.field(), state.name()));
    return failure;
  }

  private String inThisState(String what) {
    return "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
        .formatted(state.name(), enteredEventId, what);
  }

  private String typeName() {
    return state.getClass().getSimpleName();
  }
}
