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
  void calls_its_resource_with_its_arguments_and_hands_on_the_result() {
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
  void without_arguments_and_output_passes_input_and_result_as_they_are() {
    world.onCall(call -> World.returned("{'b': 2}"));

    Execution execution = world.start(task(""), "{'a': 1}");

    assertThat(world.lastCall().arguments()).isEqualTo(json("{'a': 1}"));
    assertThat(execution.output()).contains(json("{'b': 2}"));
  }

  @Test
  void fails_with_the_error_of_its_resource() {
    world.onCallsFail("Lambda.TooManyRequestsException");

    Execution execution = world.start(task(""));

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).contains("Lambda.TooManyRequestsException");
    assertThat(execution.cause()).contains("because of Lambda.TooManyRequestsException");
  }

  @Test
  void fails_if_its_resource_throws() {
    world.onCall(
        call -> {
          throw new IllegalStateException("broken");
        });

    Execution execution = world.start(task(""));

    assertThat(execution.error()).contains("States.TaskFailed");
    assertThat(execution.cause().orElseThrow()).contains("broken");
  }

  @Test
  void is_in_flight_until_its_call_returns() {
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
  void times_out_and_ignores_a_result_that_comes_later() {
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
  void computes_its_timeout_for_each_attempt() {
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
  void a_computed_timeout_must_be_a_positive_integer() {
    Execution execution = world.start(task("\"TimeoutSeconds\": \"{% 0 %}\","));

    assertThat(execution.error()).contains("States.QueryEvaluationError");
    assertThat(world.calls()).isEmpty();
  }

  @Test
  void a_finished_task_leaves_no_timer_behind() {
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
