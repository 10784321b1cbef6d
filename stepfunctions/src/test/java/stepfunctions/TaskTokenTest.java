package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stepfunctions.World.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

class TaskTokenTest {
  private final World world = new World();

  @Test
  void the_resource_is_called_without_the_suffix_and_its_result_is_not_the_tasks() {
    world.onCall(call -> World.returned("'of the call'"));

    Execution execution = world.start(doorbell(""));

    assertThat(world.lastCall().resource()).isEqualTo("arn:aws:states:::lambda:invoke");
    assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(World.types(execution)).endsWith("TaskScheduled", "TaskStarted", "TaskSubmitted");
    assertThat(world.inFlight().count()).isZero();
  }

  @Test
  void an_answer_is_the_tasks_result() {
    Execution execution = world.start(doorbell(""));

    world.stepFunctions().sendTaskSuccess(world.lastCall().token(), json("{'rung': true}"));

    assertThat(execution.output()).contains(json("{'rung': true}"));
  }

  @Test
  void a_negative_answer_fails_the_task() {
    Execution execution = world.start(doorbell(""));

    world.stepFunctions().sendTaskFailure(world.lastCall().token(), "Refused", "no");

    assertThat(execution.error()).contains("Refused");
    assertThat(execution.cause()).contains("no");
  }

  @Test
  void may_be_answered_before_the_call_that_carries_it_has_returned() {
    CompletableFuture<JsonNode> result = new CompletableFuture<>();
    world.onCall(call -> result);
    Execution execution = world.start(doorbell(""));

    world.stepFunctions().sendTaskSuccess(world.lastCall().token(), json("1"));
    assertThat(execution.output()).contains(json("1"));

    result.complete(json("2"));
    assertThat(execution.output()).contains(json("1"));
    assertThat(World.types(execution)).doesNotContain("TaskSubmitted");
  }

  @Test
  void may_be_answered_from_within_the_call() {
    world.onCall(
        call -> {
          world.stepFunctions().sendTaskSuccess(call.token(), json("1"));
          return World.failed("TooLate");
        });

    Execution execution = world.start(doorbell(""));

    assertThat(execution.output()).contains(json("1"));
  }

  @Test
  void a_call_that_fails_fails_the_task_and_kills_its_token() {
    world.onCallsFail("ConditionalCheckFailed");

    Execution execution = world.start(doorbell(""));

    assertThat(execution.error()).contains("ConditionalCheckFailed");
    assertRefused("TaskTimedOut", answer(world.lastCall().token()));
  }

  @Test
  void dies_with_the_timeout_of_its_task() {
    Execution execution = world.start(doorbell("\"TimeoutSeconds\": 60,"));

    world.advance(60);

    assertThat(execution.error()).contains("States.Timeout");
    assertRefused("TaskTimedOut", answer(world.lastCall().token()));
  }

  @Test
  void dies_with_its_execution() {
    Execution execution = world.start(doorbell(""));

    world.stepFunctions().stopExecution(execution.arn(), null, null);

    assertRefused("TaskTimedOut", answer(world.lastCall().token()));
  }

  @Test
  void is_answered_once() {
    Execution execution = world.start(doorbell(""));
    String token = world.lastCall().token();
    world.stepFunctions().sendTaskSuccess(token, json("1"));

    assertRefused("TaskTimedOut", answer(token));
    assertRefused(
        "TaskTimedOut", () -> world.stepFunctions().sendTaskFailure(token, "Refused", "no"));
    assertThat(execution.output()).contains(json("1"));
  }

  @Test
  void each_attempt_has_its_own() {
    world.onCallsFail("E");
    Execution execution = world.start(doorbell("\"Retry\": [{\"ErrorEquals\": [\"E\"]}],"));
    String first = world.lastCall().token();

    world.advance(1);

    assertThat(world.lastCall().token()).isNotEqualTo(first);
    assertRefused("TaskTimedOut", answer(first));
    world.stepFunctions().sendTaskSuccess(world.lastCall().token(), json("2"));
    assertThat(execution.output()).contains(json("2"));
  }

  @Test
  void one_that_was_never_given_out_is_unknown_and_a_malformed_one_is_invalid() {
    assertRefused("TaskDoesNotExist", answer("A".repeat(64)));
    assertRefused("InvalidToken", answer("A".repeat(63)));
    assertRefused("InvalidToken", answer("not a token"));
  }

  @Test
  void a_heartbeat_is_accepted_while_the_task_waits() {
    world.start(doorbell(""));
    String token = world.lastCall().token();

    assertThatCode(() -> world.stepFunctions().sendTaskHeartbeat(token)).doesNotThrowAnyException();
    world.stepFunctions().sendTaskSuccess(token, json("1"));
    assertRefused("TaskTimedOut", () -> world.stepFunctions().sendTaskHeartbeat(token));
  }

  private ThrowingCallable answer(String token) {
    return () -> world.stepFunctions().sendTaskSuccess(token, json("{}"));
  }

  private static void assertRefused(String type, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StepFunctionsException.class, refused -> assertThat(refused.type()).isEqualTo(type));
  }

  private static String doorbell(String fields) {
    return """
    "S": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
          "Arguments": {"token": "{%% $states.context.Task.Token %%}"}, %s "End": true}
    """
        .formatted(fields);
  }
}
