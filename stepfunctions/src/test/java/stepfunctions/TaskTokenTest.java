package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stepfunctions.World.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

class TaskTokenTest {
  private final World world = new World();

  @Test
  void theResourceIsCalledWithoutTheSuffixAndItsResultIsNotTheTasks() {
    world.onCall(call -> World.returned("'of the call'"));

    Execution execution = world.start(doorbell(""));

    assertThat(world.lastCall().resource()).isEqualTo("arn:aws:states:::lambda:invoke");
    assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(World.types(execution)).endsWith("TaskScheduled", "TaskStarted", "TaskSubmitted");
    assertThat(world.inFlight().count()).isZero();
  }

  @Test
  void anAnswerIsTheTasksResult() {
    Execution execution = world.start(doorbell(""));

    world.stepFunctions().sendTaskSuccess(world.lastCall().token(), json("{'rung': true}"));

    assertThat(execution.output()).contains(json("{'rung': true}"));
  }

  @Test
  void aNegativeAnswerFailsTheTask() {
    Execution execution = world.start(doorbell(""));

    world.stepFunctions().sendTaskFailure(world.lastCall().token(), "Refused", "no");

    assertThat(execution.error()).contains("Refused");
    assertThat(execution.cause()).contains("no");
  }

  @Test
  void mayBeAnsweredBeforeTheCallThatCarriesItHasReturned() {
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
  void mayBeAnsweredFromWithinTheCall() {
    world.onCall(
        call -> {
          world.stepFunctions().sendTaskSuccess(call.token(), json("1"));
          return World.failed("TooLate");
        });

    Execution execution = world.start(doorbell(""));

    assertThat(execution.output()).contains(json("1"));
  }

  @Test
  void aCallThatFailsFailsTheTaskAndKillsItsToken() {
    world.onCallsFail("ConditionalCheckFailed");

    Execution execution = world.start(doorbell(""));

    assertThat(execution.error()).contains("ConditionalCheckFailed");
    assertRefused("TaskTimedOut", answer(world.lastCall().token()));
  }

  @Test
  void diesWithTheTimeoutOfItsTask() {
    Execution execution = world.start(doorbell("\"TimeoutSeconds\": 60,"));

    world.advance(60);

    assertThat(execution.error()).contains("States.Timeout");
    assertRefused("TaskTimedOut", answer(world.lastCall().token()));
  }

  @Test
  void diesWithItsExecution() {
    Execution execution = world.start(doorbell(""));

    world.stepFunctions().stopExecution(execution.arn(), null, null);

    assertRefused("TaskTimedOut", answer(world.lastCall().token()));
  }

  @Test
  void isAnsweredOnce() {
    Execution execution = world.start(doorbell(""));
    String token = world.lastCall().token();
    world.stepFunctions().sendTaskSuccess(token, json("1"));

    assertRefused("TaskTimedOut", answer(token));
    assertRefused(
        "TaskTimedOut", () -> world.stepFunctions().sendTaskFailure(token, "Refused", "no"));
    assertThat(execution.output()).contains(json("1"));
  }

  @Test
  void eachAttemptHasItsOwn() {
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
  void oneThatWasNeverGivenOutIsUnknownAndAMalformedOneIsInvalid() {
    assertRefused("TaskDoesNotExist", answer("A".repeat(64)));
    assertRefused("InvalidToken", answer("A".repeat(63)));
    assertRefused("InvalidToken", answer("not a token"));
  }

  @Test
  void aHeartbeatIsAcceptedWhileTheTaskWaits() {
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

  @Test
  void tokensThatWereClosedLongAgoAreForgotten() {
    TaskTokens tokens = new TaskTokens(new Random(1));
    TaskTokens.Token first = tokens.issue(_ -> {});
    assertThat(first.close()).isTrue();
    for (int i = 0; i < 10_000; i++) {
      boolean _ = tokens.issue(_ -> {}).close();
    }

    assertRefused("TaskDoesNotExist", () -> tokens.heartbeat(first.text()));
  }

  private static String doorbell(String fields) {
    return """
    "S": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
          "Arguments": {"token": "{%% $states.context.Task.Token %%}"}, %s "End": true}
    """
        .formatted(fields);
  }
}
