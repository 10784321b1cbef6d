package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stepfunctions.World.json;

import org.junit.jupiter.api.Test;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

/** "Restarting state machine executions with redrive in Step Functions". */
class RedriveTest {
  private static final String TASK =
      """
      "S": {"Type": "Task", "Resource": "%s", "Arguments": {}, "End": true,
        "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 1, "MaxAttempts": 1}]}
      """
          .formatted(World.TASK);

  private final World world = new World();

  @Test
  void theFailedStateIsTriedAgainWithAllItsRetriesAndNotEnteredAgain() {
    world.onCallsFail("Busy", "Busy", "Busy");
    Execution execution = world.start(TASK);
    world.advance(1);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);

    world.stepFunctions().redriveExecution(execution.arn());
    assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
    world.advance(1);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(execution.redrives()).isEqualTo(1);
    assertThat(execution.statesEntered()).containsExactly("S");
    assertThat(World.types(execution)).contains("ExecutionFailed", "ExecutionRedriven");
    assertThat(world.calls()).hasSize(4);
  }

  @Test
  void branchesThatSucceededAreNotRepeated() {
    world.onCallsFail("Broken");
    Execution execution =
        world.start(
            """
            "S": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "A", "States": {"A": {"Type": "Succeed", "Output": "a"}}},
              {"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 60, "End": true}}},
              {"StartAt": "C", "States": {
                "C": {"Type": "Wait", "Seconds": 5, "Next": "D"},
                "D": {"Type": "Task", "Resource": "%s", "Arguments": {}, "End": true}}}]}
            """
                .formatted(World.TASK));
    world.advance(5);
    assertThat(execution.error()).contains("Broken");

    world.stepFunctions().redriveExecution(execution.arn());
    world.advance(60);

    assertThat(execution.output()).contains(json("['a', {}, {}]"));
    assertThat(execution.statesEntered()).containsExactly("S", "A", "B", "C", "D");
  }

  @Test
  void anExecutionThatWasStoppedWaitsForANewToken() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Task", "Resource": "%s", "End": true,
              "Arguments": {"token": "{%% $states.context.Task.Token %%}"}}
            """
                .formatted(World.CALLBACK));
    String old = world.lastCall().token();
    world.stepFunctions().stopExecution(execution.arn(), null, null);

    world.stepFunctions().redriveExecution(execution.arn());

    assertThat(world.lastCall().token()).isNotEqualTo(old);
    world.stepFunctions().sendTaskSuccess(world.lastCall().token(), json("1"));
    assertThat(execution.output()).contains(json("1"));
  }

  @Test
  void whatRunsOrHasSucceededIsNotRedriven() {
    Execution running = world.start("\"S\": {\"Type\": \"Wait\", \"Seconds\": 5, \"End\": true}");

    refused(running, "RUNNING");
    world.advance(5);
    refused(running, "SUCCEEDED");
    assertThat(World.types(running)).doesNotContain("ExecutionRedriven");
  }

  private void refused(Execution execution, String status) {
    assertThatThrownBy(() -> world.stepFunctions().redriveExecution(execution.arn()))
        .isInstanceOfSatisfying(
            StepFunctionsException.class,
            refused -> assertThat(refused.type()).isEqualTo("ExecutionNotRedrivable"))
        .hasMessageContaining(status);
  }
}
