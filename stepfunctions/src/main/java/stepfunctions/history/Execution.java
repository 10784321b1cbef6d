package stepfunctions.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One execution as seen from outside, while it runs and afterwards. Thread safe. */
public final class Execution {
  private final StateMachine stateMachine;
  private final String name;
  private final JsonNode input;
  private final Instant startedAt;
  private final History history;

  /**
   * An execution that begins now.
   *
   * @param history is added to while it runs
   */
  public Execution(
      StateMachine stateMachine, String name, JsonNode input, Instant startedAt, History history) {
    this.stateMachine = stateMachine;
    this.name = name;
    this.input = input;
    this.startedAt = startedAt;
    this.history = history;
  }

  public StateMachine stateMachine() {
    return stateMachine;
  }

  public String arn() {
    return Arns.execution(stateMachine.name(), name);
  }

  public String name() {
    return name;
  }

  public JsonNode input() {
    return input;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public ExecutionStatus status() {
    return history.outcome().map(Outcome::status).orElse(ExecutionStatus.RUNNING);
  }

  public Optional<Instant> stoppedAt() {
    return history.outcome().map(Outcome::at);
  }

  public Optional<JsonNode> output() {
    return history.outcome().map(Outcome::output);
  }

  public Optional<String> error() {
    return history.outcome().map(Outcome::error);
  }

  public Optional<String> cause() {
    return history.outcome().map(Outcome::cause);
  }

  /** How often it was set going again. */
  public int redrives() {
    return history.redrives();
  }

  /** Whether it ended in a way after which it may be set going again. */
  public boolean isRedrivable() {
    return switch (status()) {
      case FAILED, TIMED_OUT, ABORTED -> !history.isFull();
      case RUNNING, SUCCEEDED -> false;
    };
  }

  public List<HistoryEvent> events() {
    return history.events();
  }

  public int eventCount() {
    return history.eventCount();
  }

  /** The states that are at work now, in the order they were entered; a Parallel before its own. */
  public List<ActiveState> activeStates() {
    return history.activeStates();
  }

  /** The names of the states entered so far, in order, as often as they were entered. */
  public List<String> statesEntered() {
    return events().stream()
        .filter(Execution::isEntry)
        .flatMap(event -> event.details().stream())
        .map(details -> details.value().path("name").asText())
        .toList();
  }

  /**
   * What Step Functions counts and bills of a Standard workflow: every state entered, those in the
   * branches of a Parallel and a Fail that ends one included, and every retry.
   */
  public int stateTransitions() {
    List<HistoryEvent> events = events();
    return (int) events.stream().filter(event -> isEntry(event) || isRetry(event, events)).count();
  }

  private static boolean isEntry(HistoryEvent event) {
    return event.type().endsWith("StateEntered");
  }

  /** A first attempt follows the entering of its state, a retry follows a failure. */
  private static boolean isRetry(HistoryEvent event, List<HistoryEvent> events) {
    return switch (event.type()) {
      case "TaskScheduled" -> !follows(event, "TaskStateEntered", events);
      case "ParallelStateStarted" -> !follows(event, "ParallelStateEntered", events);
      default -> false;
    };
  }

  private static boolean follows(HistoryEvent event, String type, List<HistoryEvent> events) {
    return events.get((int) event.previousEventId() - 1).type().equals(type);
  }
}
