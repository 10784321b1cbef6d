package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static stepfunctions.World.json;

import org.junit.jupiter.api.Test;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

/** Pass, Choice, Succeed and Fail: states that take no time. */
class ImmediateStatesTest {
  private final World world = new World();

  @Test
  void aPassHandsItsInputOn() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Pass", "End": true}
            """,
            "{'a': 1}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(execution.output()).contains(json("{'a': 1}"));
    assertThat(execution.stoppedAt()).contains(World.START);
  }

  @Test
  void aPassHandsItsOutputOnToTheNextState() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Pass", "Output": {"b": "{% $states.input.a + 1 %}", "c": [null, "d"]},
                  "Next": "T"},
            "T": {"Type": "Pass", "Output": "{% [$states.input.b * 10, $states.input.c] %}",
                  "End": true}
            """,
            "{'a': 1}");

    assertThat(execution.output()).contains(json("[20, null, 'd']"));
    assertThat(execution.statesEntered()).containsExactly("S", "T");
    assertThat(execution.stateTransitions()).isEqualTo(2);
  }

  @Test
  void aChoiceTakesTheFirstRuleThatIsTrueAndThatRulesOutput() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Choice", "Choices": [
                {"Condition": "{% $states.input.n > 10 %}", "Next": "Big", "Output": "big"},
                {"Condition": "{% $states.input.n > 5 %}", "Next": "Medium", "Output": "medium"},
                {"Condition": true, "Next": "Small", "Output": "small"}]},
            "Big": {"Type": "Succeed"},
            "Medium": {"Type": "Succeed"},
            "Small": {"Type": "Succeed"}
            """,
            "{'n': 7}");

    assertThat(execution.statesEntered()).containsExactly("S", "Medium");
    assertThat(execution.output()).contains(json("'medium'"));
  }

  @Test
  void aChoiceWithoutATrueRuleTakesTheDefaultWithTheStatesOwnOutput() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Choice", "Choices": [
                {"Condition": "{% $states.input.n = 1 %}", "Next": "One", "Output": "one"}],
                "Default": "Other", "Output": {"was": "{% $states.input.n %}"}},
            "One": {"Type": "Succeed"},
            "Other": {"Type": "Succeed"}
            """,
            "{'n': 2}");

    assertThat(execution.statesEntered()).containsExactly("S", "Other");
    assertThat(execution.output()).contains(json("{'was': 2}"));
  }

  @Test
  void aChoiceWithoutATrueRuleAndWithoutADefaultFails() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Choice", "Choices": [{"Condition": false, "Next": "T"}]},
            "T": {"Type": "Succeed"}
            """);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).contains("States.Runtime");
    assertThat(execution.cause().orElseThrow()).contains("'S' (entered at the event id #2)");
  }

  @Test
  void aConditionThatIsNotBooleanIsAQueryEvaluationError() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Choice", "Choices": [{"Condition": "{% 'yes' %}", "Next": "T"}]},
            "T": {"Type": "Succeed"}
            """);

    assertThat(execution.error()).contains("States.QueryEvaluationError");
    assertThat(execution.cause().orElseThrow())
        .contains("'Choices[0]/Condition'")
        .contains("must be true or false");
  }

  @Test
  void aSucceedEndsTheExecutionWithItsOutput() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Succeed", "Output": "{% $states.input.a %}"}
            """,
            "{'a': [1]}");

    assertThat(execution.output()).contains(json("[1]"));
  }

  @Test
  void aFailEndsTheExecutionWithItsErrorAndCause() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Fail", "Error": "{% 'Not' & $states.input.what %}", "Cause": "just so"}
            """,
            "{'what': 'Good'}");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).contains("NotGood");
    assertThat(execution.cause()).contains("just so");
    assertThat(execution.output()).isEmpty();
  }

  @Test
  void aFailMaySayNothing() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Fail"}
            """);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).isEmpty();
    assertThat(execution.cause()).isEmpty();
  }

  @Test
  void anExpressionWithoutAValueFailsTheStateAndSaysWhere() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Pass", "Output": {"a": [1, "{% $states.input.missing %}"]}, "End": true}
            """);

    assertThat(execution.error()).contains("States.QueryEvaluationError");
    assertThat(execution.cause())
        .contains(
            "An error occurred while executing the state 'S' (entered at the event id #2). "
                + "The JSONata expression '$states.input.missing' specified for the field "
                + "'Output/a[1]' returned nothing (undefined).");
  }

  @Test
  void anOutputThatIsTooLargeFailsTheState() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Pass", "Output": "{% $join([1..30000].('0123456789')) %}", "End": true}
            """);

    assertThat(execution.error()).contains("States.DataLimitExceeded");
    assertThat(World.types(execution)).endsWith("PassStateEntered", "ExecutionFailed");
  }

  @Test
  void aMachineThatGoesRoundForEverIsEndedWhenItsHistoryIsFull() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Pass", "Next": "T"},
            "T": {"Type": "Pass", "Next": "S"}
            """);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.cause())
        .contains("The execution reached the maximum number of history events (25000).");
    assertThat(execution.events()).hasSize(25_000);
  }
}
