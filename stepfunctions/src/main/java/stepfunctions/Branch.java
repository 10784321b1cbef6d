package stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stepfunctions.definition.Graph;
import stepfunctions.history.Failure;
import stepfunctions.history.History;

/** A graph being walked: an execution's own, or one branch of a Parallel. Used on the loop only. */
final class Branch {
  private final Run run;
  private final Graph graph;
  private final Map<String, JsonNode> variables;
  private final End end;
  private long lastEventId;
  private @Nullable Visit visit;
  private boolean over;

  /** Does again what this branch was at when it was stopped or failed. */
  private Runnable repetition = () -> {};

  /** Who waits for a branch is told once. */
  interface End {
    void succeeded(JsonNode output, long lastEventId);

    void failed(Failure failure, long lastEventId);
  }

  /**
   * A branch that has not been started.
   *
   * @param variables of the scope around it, which what it assigns does not reach
   * @param previousEventId the event that the branch's first one follows
   */
  Branch(Run run, Graph graph, Map<String, JsonNode> variables, long previousEventId, End end) {
    this.run = run;
    this.graph = graph;
    this.variables = new HashMap<>(variables);
    this.lastEventId = previousEventId;
    this.end = end;
  }

  Run run() {
    return run;
  }

  /** Those of the scopes around it, and its own. */
  Map<String, JsonNode> variables() {
    return variables;
  }

  long lastEventId() {
    return lastEventId;
  }

  void start(JsonNode input) {
    enter(graph.startAt(), input);
  }

  /** The visited state has been left. */
  void left(Optional<String> next, JsonNode output) {
    visit = null;
    if (next.isPresent()) {
      enter(next.get(), output);
    } else {
      over = true;
      end.succeeded(output, lastEventId);
    }
  }

  /** Goes on where it has stopped or failed, in the same state. */
  void redrive() {
    over = false;
    repetition.run();
  }

  void failed(Failure failure) {
    over = true;
    end.failed(failure, lastEventId);
  }

  /** Stops where it is. Nobody is told, and nothing recorded. */
  void stop() {
    over = true;
    if (visit != null) {
      visit.stop();
      visit = null;
    }
  }

  /** Stops where it is, as the history tells, because of something that happened beside it. */
  void abort(long causeEventId) {
    over = true;
    if (visit != null) {
      visit.abort(causeEventId);
      visit = null;
    }
  }

  /** Records what does not lead to what this branch does next. */
  void recordAside(long previousEventId, String type) {
    run.history().add(previousEventId, type);
  }

  void record(String type) {
    lastEventId = run.history().add(lastEventId, type);
  }

  void record(String type, ObjectNode details) {
    lastEventId = run.history().add(lastEventId, type, details);
  }

  /** Goes on after something that happened in inner branches. */
  void continueAfter(long eventId) {
    lastEventId = eventId;
  }

  private void again(Visit stopped) {
    visit = stopped;
    stopped.redrive();
  }

  /** A step of its own, so that executions take turns. */
  private void enter(String name, JsonNode input) {
    repetition = () -> enter(name, input);
    run.engine()
        .loop()
        .post(
            () -> {
              if (over) {
                return;
              }
              if (run.history().isFull()) {
                failed(
                    new Failure(
                        Failure.RUNTIME,
                        "The execution reached the maximum number of history events (%d)."
                            .formatted(History.LARGEST)));
                return;
              }
              Visit entered = new Visit(this, graph.state(name), input);
              visit = entered;
              repetition = () -> again(entered);
              entered.begin();
            });
  }
}
