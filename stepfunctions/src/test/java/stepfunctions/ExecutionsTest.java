package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stepfunctions.World.json;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;
import stepfunctions.history.StateMachine;

class ExecutionsTest {
  private static final String WAITING =
      """
      {"QueryLanguage": "JSONata", "StartAt": "S", "TimeoutSeconds": 600,
       "States": {"S": {"Type": "Wait", "Seconds": 60, "End": true}}}
      """;

  private final World world = new World();
  private final StepFunctions stepFunctions = world.stepFunctions();

  @Test
  void the_same_start_again_while_it_runs_is_the_same_execution() {
    Execution first = world.run(WAITING, "{'a': 1}");

    assertThat(world.run(WAITING, "{'a': 1}")).isSameAs(first);
    assertThat(stepFunctions.executions()).containsExactly(first);
  }

  @Test
  void a_name_with_another_input_is_taken() {
    world.run(WAITING, "{'a': 1}");

    assertRefused("ExecutionAlreadyExists", () -> world.run(WAITING, "{'a': 2}"));
  }

  @Test
  void a_name_stays_taken_after_the_end() {
    world.run(WAITING, "{}");
    world.advance(60);

    assertRefused("ExecutionAlreadyExists", () -> world.run(WAITING, "{}"));
  }

  @Test
  void stopping_ends_an_execution_and_its_waits() {
    Execution execution = world.run(WAITING, "{}");
    world.advance(10);

    stepFunctions.stopExecution(execution.arn(), "Operator", "by hand");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(execution.error()).contains("Operator");
    assertThat(execution.cause()).contains("by hand");
    assertThat(execution.stoppedAt()).contains(World.START.plusSeconds(10));
    assertThat(World.types(execution)).endsWith("WaitStateAborted", "ExecutionAborted");
    assertThat(world.clock().nextDue()).isEmpty();
  }

  @Test
  void stopping_an_execution_that_has_ended_changes_nothing() {
    Execution execution = world.run(WAITING, "{}");
    world.advance(60);

    stepFunctions.stopExecution(execution.arn(), null, null);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void a_machines_timeout_ends_its_executions() {
    Execution execution = world.run(WAITING.replace("600", "30"), "{}");

    world.advance(30);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    assertThat(World.types(execution)).endsWith("WaitStateAborted", "ExecutionTimedOut");
    assertThat(world.clock().nextDue()).isEmpty();
  }

  @Test
  void an_execution_that_ends_in_time_leaves_no_timer_behind() {
    world.run(WAITING, "{}");

    world.advance(60);

    assertThat(world.clock().nextDue()).isEmpty();
  }

  @Test
  void executions_run_side_by_side() {
    Execution first = world.run(WAITING, "{}");
    world.advance(30);
    Execution second =
        stepFunctions.startExecution(first.stateMachine().arn(), "second", json("{}"));

    world.advance(30);

    assertThat(first.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(second.status()).isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void the_same_machine_again_is_the_same_and_another_definition_is_refused() {
    StateMachine first = stepFunctions.createStateMachine("m", "role", WAITING);

    assertThat(stepFunctions.createStateMachine("m", "role", WAITING)).isSameAs(first);
    assertRefused(
        "StateMachineAlreadyExists",
        () -> stepFunctions.createStateMachine("m", "role", WAITING.replace("60,", "61,")));
    assertThat(stepFunctions.stateMachines()).containsExactly(first);
  }

  @Test
  void a_wrong_definition_is_refused_with_the_reason() {
    assertThatThrownBy(
            () -> stepFunctions.createStateMachine("m", "role", WAITING.replace("Wait", "Nap")))
        .isInstanceOfSatisfying(
            StepFunctionsException.class,
            refused -> assertThat(refused.type()).isEqualTo("InvalidDefinition"))
        .hasMessageContaining("state 'S', field 'Type': is not supported: Nap");
    assertThat(stepFunctions.stateMachines()).isEmpty();
  }

  @Test
  void executions_of_a_deleted_machine_go_on() {
    Execution execution = world.run(WAITING, "{}");
    String machine = execution.stateMachine().arn();

    stepFunctions.deleteStateMachine(machine);
    world.advance(60);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertRefused(
        "StateMachineDoesNotExist", () -> stepFunctions.startExecution(machine, "x", json("{}")));
  }

  @Test
  void unknown_and_malformed_arns_are_told_apart() {
    String prefix = "arn:aws:states:eu-central-1:000000000000:";

    assertRefused(
        "StateMachineDoesNotExist", () -> stepFunctions.stateMachine(prefix + "stateMachine:x"));
    assertRefused("InvalidArn", () -> stepFunctions.stateMachine("x"));
    assertRefused("ExecutionDoesNotExist", () -> stepFunctions.execution(prefix + "execution:x:y"));
    assertRefused("InvalidArn", () -> stepFunctions.execution(prefix + "stateMachine:x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "a/b", "a:b", "a#b", "<a>", "a*"})
  void names_have_no_special_characters(String name) {
    assertRefused("InvalidName", () -> stepFunctions.createStateMachine(name, "role", WAITING));
  }

  @Test
  void names_have_at_most_80_characters() {
    stepFunctions.createStateMachine("x".repeat(80), "role", WAITING);

    assertRefused(
        "InvalidName", () -> stepFunctions.createStateMachine("x".repeat(81), "role", WAITING));
  }

  private static void assertRefused(String type, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StepFunctionsException.class, refused -> assertThat(refused.type()).isEqualTo(type));
  }
}
