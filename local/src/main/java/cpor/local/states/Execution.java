package cpor.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One execution as seen from outside, while it runs and afterwards. Thread safe. */
public final class Execution {
  private final StateMachine stateMachine;
  private final String arn;
  private final String name;
  private final JsonNode input;
  private final Instant startedAt;
  private final History history;
  private volatile @Nullable Outcome outcome;

  Execution(StateMachine stateMachine, String arn, String name, JsonNode input, Clock clock) {
    this.stateMachine = stateMachine;
    this.arn = arn;
    this.name = name;
    this.input = input;
    this.startedAt = clock.instant();
    this.history = new History(clock);
  }

  public StateMachine stateMachine() {
    return stateMachine;
  }

  public String arn() {
    return arn;
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
    Outcome ended = outcome;
    return ended == null ? ExecutionStatus.RUNNING : ended.status();
  }

  public Optional<Instant> stoppedAt() {
    return Optional.ofNullable(outcome).map(Outcome::at);
  }

  public Optional<JsonNode> output() {
    return Optional.ofNullable(outcome).map(Outcome::output);
  }

  public Optional<String> error() {
    return Optional.ofNullable(outcome).map(Outcome::error);
  }

  public Optional<String> cause() {
    return Optional.ofNullable(outcome).map(Outcome::cause);
  }

  public List<HistoryEvent> events() {
    return history.events();
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
      case "TaskScheduled", "ParallelStateStarted" ->
          !isEntry(events.get((int) event.previousEventId() - 1));
      default -> false;
    };
  }

  History history() {
    return history;
  }

  void end(Outcome ended) {
    outcome = ended;
  }
}
