package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stepfunctions.World.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

class ParallelTest {
  private final World world = new World();

  @Test
  void hands_on_the_branches_outputs_in_order_when_the_last_has_ended() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Parallel", "End": true, "Arguments": {"n": "{% $states.input.m %}"},
              "Branches": [
                {"StartAt": "A", "States": {
                  "A": {"Type": "Wait", "Seconds": 10, "Output": "slow", "End": true}}},
                {"StartAt": "B", "States": {
                  "B": {"Type": "Pass", "Output": "{% $states.input.n %}", "End": true}}},
                {"StartAt": "C", "States": {"C": {"Type": "Succeed"}}}]}
            """,
            "{'m': 3}");
    assertThat(execution.statesEntered()).containsExactly("S", "A", "B", "C");

    world.advance(10);

    assertThat(execution.output()).contains(json("['slow', 3, {'n': 3}]"));
  }

  @Test
  void computes_its_output_from_the_result() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Parallel", "End": true, "Output": "{% $sum($states.result) %}",
              "Branches": [
                {"StartAt": "A", "States": {"A": {"Type": "Succeed", "Output": 1}}},
                {"StartAt": "B", "States": {"B": {"Type": "Succeed", "Output": 2}}}]}
            """);

    assertThat(execution.output()).contains(json("3"));
  }

  @Test
  void a_branch_that_fails_cancels_waits_and_tokens_of_its_siblings() {
    Execution execution = world.start(race(""));
    String token = world.lastCall().token();

    world.advance(5);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).contains("Moved");
    assertThat(World.types(execution))
        .endsWith(
            "WaitStateExited",
            "FailStateEntered",
            "WaitStateAborted",
            "TaskStateAborted",
            "ParallelStateFailed",
            "ExecutionFailed");
    assertThat(world.clock().nextDue()).isEmpty();
    assertThatThrownBy(() -> world.stepFunctions().sendTaskSuccess(token, json("1")))
        .isInstanceOfSatisfying(
            StepFunctionsException.class,
            refused -> assertThat(refused.type()).isEqualTo("TaskTimedOut"));
  }

  @Test
  void is_caught_by_the_error_of_the_branch() {
    Execution execution =
        world.start(
            race("\"Catch\": [{\"ErrorEquals\": [\"Moved\"], \"Next\": \"Caught\"}],")
                + """
                , "Caught": {"Type": "Succeed"}
                """);

    world.advance(5);

    assertThat(execution.output()).contains(json("{'Error': 'Moved', 'Cause': ''}"));
  }

  @Test
  void is_caught_as_a_branch_that_failed() {
    Execution execution =
        world.start(
            race("\"Catch\": [{\"ErrorEquals\": [\"States.BranchFailed\"], \"Next\": \"Caught\"}],")
                + """
                , "Caught": {"Type": "Succeed"}
                """);

    world.advance(5);

    assertThat(execution.statesEntered()).endsWith("Caught");
  }

  @Test
  void is_retried_with_all_its_branches() {
    Execution execution =
        world.start(
            race(
                """
                "Retry": [{"ErrorEquals": ["Moved"], "MaxAttempts": 1, "IntervalSeconds": 20}],
                """));

    world.advance(25);
    assertThat(world.calls()).hasSize(2);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);

    world.advance(5);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.statesEntered())
        .containsExactly("S", "W", "L", "T", "F", "W", "L", "T", "F");
  }

  @Test
  void ignores_the_late_result_of_a_call_in_a_cancelled_branch() {
    CompletableFuture<JsonNode> result = new CompletableFuture<>();
    world.onCall(call -> result);
    Execution execution =
        world.start(
            """
            "S": {"Type": "Parallel", "Next": "Z",
              "Catch": [{"ErrorEquals": ["Moved"], "Next": "Z"}],
              "Branches": [
                {"StartAt": "T", "States": {
                  "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                        "Assign": {"late": true}, "End": true}}},
                {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "Moved"}}}]},
            "Z": {"Type": "Wait", "Seconds": 5, "End": true}
            """);
    assertThat(world.inFlight().count()).isEqualTo(1);

    result.complete(json("1"));

    assertThat(world.inFlight().count()).isZero();
    assertThat(World.types(execution)).endsWith("ParallelStateExited", "WaitStateEntered");
  }

  @Test
  void a_failure_goes_up_through_nested_parallels_and_cancels_all_of_them() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "I", "States": {"I": {"Type": "Parallel", "End": true, "Branches": [
                {"StartAt": "L", "States": {"L": {"Type": "Wait", "Seconds": 100, "End": true}}}]}}},
              {"StartAt": "W", "States": {
                "W": {"Type": "Wait", "Seconds": 5, "Next": "F"},
                "F": {"Type": "Fail", "Error": "Moved"}}}]}
            """);

    world.advance(5);

    assertThat(World.types(execution))
        .endsWith(
            "FailStateEntered",
            "WaitStateAborted",
            "ParallelStateAborted",
            "ParallelStateFailed",
            "ExecutionFailed");
  }

  @Test
  void a_branch_that_has_not_begun_is_never_begun_when_an_earlier_one_fails() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "Moved"}}},
              {"StartAt": "T", "States": {
                "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}]}
            """);

    assertThat(execution.statesEntered()).containsExactly("S", "F");
    assertThat(world.calls()).isEmpty();
  }

  /** A doorbell, a long wait, and a branch that fails with {@code Moved} after five seconds. */
  private static String race(String fields) {
    return """
    "S": {"Type": "Parallel", %s "End": true, "Branches": [
      {"StartAt": "W", "States": {
        "W": {"Type": "Wait", "Seconds": 5, "Next": "F"},
        "F": {"Type": "Fail", "Error": "Moved"}}},
      {"StartAt": "L", "States": {"L": {"Type": "Wait", "Seconds": 100, "End": true}}},
      {"StartAt": "T", "States": {
        "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
              "Arguments": {"token": "{%% $states.context.Task.Token %%}"},
              "TimeoutSeconds": 1000, "End": true}}}]}
    """
        .formatted(fields);
  }
}
