package stepfunctions;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.VirtualClock;
import stepfunctions.history.Execution;
import stepfunctions.history.HistoryEvent;
import stepfunctions.history.StateMachine;

/**
 * Step Functions on a standing clock, with a resource that does what the test says. Everything runs
 * on the test's thread.
 */
public final class World implements Resources {
  static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  static final String TASK = "arn:aws:states:::lambda:invoke";
  static final String CALLBACK = TASK + ".waitForTaskToken";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES);

  private final VirtualClock clock = VirtualClock.standingAt(START);
  private final InFlight inFlight = new InFlight();
  private final StepFunctions stepFunctions =
      new StepFunctions(clock, inFlight, this, Runnable::run, new Random(1), _ -> {});
  private final List<Call> calls = new ArrayList<>();
  private Script script = call -> returned("{}");

  /** A call of the resource. */
  public record Call(String resource, JsonNode arguments, Instant at) {

    public String token() {
      return arguments.path("token").textValue();
    }
  }

  /** What the resource does when it is called. */
  @FunctionalInterface
  interface Script {
    CompletableFuture<JsonNode> answer(Call call);
  }

  VirtualClock clock() {
    return clock;
  }

  InFlight inFlight() {
    return inFlight;
  }

  public StepFunctions stepFunctions() {
    return stepFunctions;
  }

  List<Call> calls() {
    return calls;
  }

  public Call lastCall() {
    return calls.getLast();
  }

  /** When the resource was called, in seconds from the start. */
  List<Double> callTimes() {
    return calls.stream()
        .map(call -> Duration.between(START, call.at()).toMillis() / 1000.0)
        .toList();
  }

  void onCall(Script answers) {
    script = answers;
  }

  /** The calls fail with these errors, one after the other; then they succeed. */
  void onCallsFail(String... errors) {
    script =
        call -> calls.size() <= errors.length ? failed(errors[calls.size() - 1]) : returned("{}");
  }

  static CompletableFuture<JsonNode> returned(String result) {
    return CompletableFuture.completedFuture(json(result));
  }

  static CompletableFuture<JsonNode> failed(String error) {
    return CompletableFuture.failedFuture(new TaskFailed(error, "because of " + error));
  }

  @Override
  public CompletableFuture<JsonNode> invoke(String resource, JsonNode arguments) {
    Call call = new Call(resource, arguments, clock.instant());
    calls.add(call);
    return script.answer(call);
  }

  /** Starts a machine that begins with the state {@code S}, and runs it until it waits or ends. */
  Execution start(String states) {
    return start(states, "{}");
  }

  Execution start(String states, String input) {
    return run(
        """
        {"QueryLanguage": "JSONata", "StartAt": "S", "States": {%s}}
        """
            .formatted(states),
        input);
  }

  Execution run(String definition, String input) {
    StateMachine machine = stepFunctions.createStateMachine("machine", "role", definition);
    return stepFunctions.startExecution(machine.arn(), "run", json(input));
  }

  public void advance(long seconds) {
    clock.advance(Duration.ofSeconds(seconds), inFlight);
  }

  /** JSON that may have single quotes. */
  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(text, malformed);
    }
  }

  static List<String> types(Execution execution) {
    return execution.events().stream().map(HistoryEvent::type).toList();
  }

  static List<HistoryEvent> events(Execution execution, String type) {
    return execution.events().stream().filter(event -> event.type().equals(type)).toList();
  }
}
