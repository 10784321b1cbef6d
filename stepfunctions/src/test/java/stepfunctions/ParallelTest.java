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
  void handsOnTheBranchesOutputsInOrderWhenTheLastHasEnded() {
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
  void computesItsOutputFromTheResult() {
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
  void aBranchThatFailsCancelsWaitsAndTokensOfItsSiblings() {
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
  void isCaughtByTheErrorOfTheBranch() {
    Execution execution =
        world.start(
            race("\"Catch\": [{\"ErrorEquals\": [\"Moved\"], \"Next\": \"Caught\"}],")
                + """
                , "Caught": {"Type": "Succeed"}
                """);

    world.advance(5);

    assertThat(execution.output()).contains(json("{'Error': 'Moved', 'Cause': null}"));
  }

  @Test
  void isCaughtAsABranchThatFailed() {
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
  void isRetriedWithAllItsBranches() {
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
    assertThat(World.events(execution, "ParallelStateFailed")).hasSize(1);
  }

  @Test
  void ignoresTheLateResultOfACallInACancelledBranch() {
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
  void aFailureGoesUpThroughNestedParallelsAndCancelsAllOfThem() {
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
  void aBranchThatHasNotBegunIsNeverBegunWhenAnEarlierOneFails() {
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
