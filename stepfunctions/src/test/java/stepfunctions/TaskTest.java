package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static stepfunctions.World.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

class TaskTest {
  private final World world = new World();

  @Test
  void callsItsResourceWithItsArgumentsAndHandsOnTheResult() {
    world.onCall(call -> World.returned("{'Payload': {'answer': 42}}"));

    Execution execution =
        world.start(
            """
            "S": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                  "Arguments": {"FunctionName": "f", "Payload": "{% $states.input %}"},
                  "Output": "{% $states.result.Payload.answer %}", "End": true}
            """,
            "{'question': '?'}");

    assertThat(world.calls())
        .containsExactly(
            new World.Call(
                World.TASK,
                json("{'FunctionName': 'f', 'Payload': {'question': '?'}}"),
                World.START));
    assertThat(execution.output()).contains(json("42"));
  }

  @Test
  void withoutArgumentsAndOutputPassesInputAndResultAsTheyAre() {
    world.onCall(call -> World.returned("{'b': 2}"));

    Execution execution = world.start(task(""), "{'a': 1}");

    assertThat(world.lastCall().arguments()).isEqualTo(json("{'a': 1}"));
    assertThat(execution.output()).contains(json("{'b': 2}"));
  }

  @Test
  void failsWithTheErrorOfItsResource() {
    world.onCallsFail("Lambda.TooManyRequestsException");

    Execution execution = world.start(task(""));

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).contains("Lambda.TooManyRequestsException");
    assertThat(execution.cause()).contains("because of Lambda.TooManyRequestsException");
  }

  @Test
  void failsIfItsResourceThrows() {
    world.onCall(
        call -> {
          throw new IllegalStateException("broken");
        });

    Execution execution = world.start(task(""));

    assertThat(execution.error()).contains("States.TaskFailed");
    assertThat(execution.cause().orElseThrow()).contains("broken");
  }

  @Test
  void isInFlightUntilItsCallReturns() {
    CompletableFuture<JsonNode> result = new CompletableFuture<>();
    world.onCall(call -> result);

    Execution execution = world.start(task(""));
    assertThat(world.inFlight().count()).isEqualTo(1);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);

    result.complete(json("1"));
    assertThat(world.inFlight().count()).isZero();
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void timesOutAndIgnoresAResultThatComesLater() {
    CompletableFuture<JsonNode> result = new CompletableFuture<>();
    world.onCall(call -> result);
    Execution execution = world.start(task("\"TimeoutSeconds\": 30,"));

    world.clock().advance(Duration.ofSeconds(30), limit -> true);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).contains("States.Timeout");
    result.complete(json("1"));
    assertThat(World.types(execution))
        .endsWith("TaskScheduled", "TaskStarted", "TaskTimedOut", "ExecutionFailed");
  }

  @Test
  void computesItsTimeoutForEachAttempt() {
    world.onCall(call -> new CompletableFuture<>());
    Execution execution =
        world.start(
            task(
                """
                "TimeoutSeconds": "{% 10 * (1 + $states.context.State.RetryCount) %}",
                "Retry": [{"ErrorEquals": ["States.Timeout"], "MaxAttempts": 1}],
                """));

    world.clock().advance(Duration.ofDays(1), limit -> true);

    assertThat(world.callTimes()).containsExactly(0.0, 11.0);
    assertThat(execution.stoppedAt()).contains(World.START.plusSeconds(31));
  }

  @Test
  void aComputedTimeoutMustBeAPositiveInteger() {
    Execution execution = world.start(task("\"TimeoutSeconds\": \"{% 0 %}\","));

    assertThat(execution.error()).contains("States.QueryEvaluationError");
    assertThat(world.calls()).isEmpty();
  }

  @Test
  void aFinishedTaskLeavesNoTimerBehind() {
    world.start(task("\"TimeoutSeconds\": 30,"));

    assertThat(world.clock().nextDue()).isEmpty();
  }

  private static String task(String fields) {
    return """
    "S": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", %s "End": true}
    """
        .formatted(fields);
  }
}
