package cpor.local.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.clock.InFlight;
import cpor.local.clock.ProductClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Step Functions on a standing clock, and resources that a test scripts. All on one thread. */
final class World implements Resources {
  static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();

  final ProductClock clock = ProductClock.standingAt(START);
  final InFlight inFlight = new InFlight();
  final StepFunctions stepFunctions =
      new StepFunctions(clock, inFlight, this, Runnable::run, new Random(1));
  final List<Call> calls = new ArrayList<>();
  private Script script = call -> CompletableFuture.completedFuture(json("{}"));

  record Call(String resource, JsonNode arguments, Instant at) {}

  /** What a resource does when it is called. */
  interface Script {
    CompletableFuture<JsonNode> answer(Call call);
  }

  void onCall(Script answers) {
    script = answers;
  }

  void onCallReturn(String result) {
    script = call -> CompletableFuture.completedFuture(json(result));
  }

  void onCallFail(String error) {
    script = call -> CompletableFuture.failedFuture(new TaskFailed(error, "why"));
  }

  @Override
  public CompletableFuture<JsonNode> invoke(String resource, JsonNode arguments) {
    Call call = new Call(resource, arguments, clock.instant());
    calls.add(call);
    return script.answer(call);
  }

  /** Runs a machine until it waits or ends. */
  Execution start(String definition, String input) {
    StateMachine machine = stepFunctions.createStateMachine("machine", "role", definition);
    return stepFunctions.startExecution(machine.arn(), "run", json(input));
  }

  /** Runs a machine of one state named {@code S}. */
  Execution startState(String state, String input) {
    return start(machine("S", Map.of("S", state)), input);
  }

  void advance(Duration by) {
    clock.advance(by, inFlight);
  }

  /** The time of each call, counted in seconds from the start. */
  List<Double> callTimes() {
    return calls.stream()
        .map(call -> Duration.between(START, call.at()).toMillis() / 1000.0)
        .toList();
  }

  static String machine(String startAt, Map<String, String> states) {
    StringBuilder text = new StringBuilder();
    states.forEach(
        (name, state) ->
            text.append(text.isEmpty() ? "" : ",").append("'%s': %s".formatted(name, state)));
    return quoted(
        "{'QueryLanguage': 'JSONata', 'StartAt': '%s', 'States': {%s}}".formatted(startAt, text));
  }

  /** JSON is easier to read with single quotes; within an expression they are JSONata's own. */
  static String quoted(String text) {
    return text.replace('\'', '"').replace('`', '\'');
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(quoted(text));
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(text, malformed);
    }
  }

  static List<String> types(Execution execution) {
    return execution.events().stream().map(HistoryEvent::type).toList();
  }
}
