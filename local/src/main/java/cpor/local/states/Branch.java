package cpor.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.states.definition.Graph;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A graph being walked: an execution's own, or one branch of a Parallel. Used on the loop only. */
final class Branch {
  private final Engine engine;
  private final Execution execution;
  private final Graph graph;
  private final Variables variables;
  private final End end;
  private long lastEventId;
  private @Nullable Visit visit;
  private boolean over;

  /** Who waits for a branch is told once. */
  interface End {
    void succeeded(JsonNode output, long lastEventId);

    void failed(Failure failure, long lastEventId);
  }

  /**
   * @param previousEventId the event that the branch's first one follows
   */
  Branch(
      Engine engine,
      Execution execution,
      Graph graph,
      Variables variables,
      long previousEventId,
      End end) {
    this.engine = engine;
    this.execution = execution;
    this.graph = graph;
    this.variables = variables;
    this.lastEventId = previousEventId;
    this.end = end;
  }

  Engine engine() {
    return engine;
  }

  Execution execution() {
    return execution;
  }

  Variables variables() {
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

  void failed(Failure failure) {
    visit = null;
    over = true;
    end.failed(failure, lastEventId);
  }

  /** Stops where it is. Nobody is told. */
  void cancel() {
    over = true;
    if (visit != null) {
      visit.abort();
      visit = null;
    }
  }

  void record(String type) {
    lastEventId = execution.history().add(lastEventId, type);
  }

  void record(String type, ObjectNode details) {
    lastEventId = execution.history().add(lastEventId, type, details);
  }

  /** Goes on after something that happened in inner branches. */
  void continueAfter(long eventId) {
    lastEventId = eventId;
  }

  /** A step of its own, so that executions take turns. */
  private void enter(String name, JsonNode input) {
    engine
        .loop()
        .post(
            () -> {
              if (over) {
                return;
              }
              if (execution.history().isFull()) {
                failed(new Failure("States.Runtime", "The execution has too many history events."));
                return;
              }
              Visit entered = new Visit(this, graph.state(name), input);
              visit = entered;
              entered.begin();
            });
  }
}
