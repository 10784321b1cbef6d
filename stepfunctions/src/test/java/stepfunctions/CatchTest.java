package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static stepfunctions.World.json;

import org.junit.jupiter.api.Test;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

class CatchTest {
  private final World world = new World();

  @Test
  void goesOnWithTheErrorAndItsCause() {
    world.onCallsFail("E");

    Execution execution =
        world.start(catching("{\"ErrorEquals\": [\"X\", \"E\"], \"Next\": \"Caught\"}"));

    assertThat(execution.statesEntered()).containsExactly("S", "Caught");
    assertThat(execution.output()).contains(json("{'Error': 'E', 'Cause': 'because of E'}"));
  }

  @Test
  void computesOutputAndVariablesFromErrorAndInput() {
    world.onCallsFail("E");

    Execution execution =
        world.start(
            """
            "S": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "Catch": [{"ErrorEquals": ["E"], "Next": "Caught",
                             "Assign": {"seen": "{% $states.errorOutput.Error %}"},
                             "Output": "{% $states.input.a & $states.errorOutput.Cause %}"}]},
            "Caught": {"Type": "Succeed", "Output": "{% [$seen, $states.input] %}"}
            """,
            "{'a': 'failed '}");

    assertThat(execution.output()).contains(json("['E', 'failed because of E']"));
  }

  @Test
  void takesTheFirstCatcherThatMatches() {
    world.onCallsFail("E");

    Execution execution =
        world.start(
            catching(
                """
                {"ErrorEquals": ["Other"], "Next": "Caught", "Output": 1},
                {"ErrorEquals": ["E"], "Next": "Caught", "Output": 2},
                {"ErrorEquals": ["States.ALL"], "Next": "Caught", "Output": 3}
                """));

    assertThat(execution.output()).contains(json("2"));
  }

  @Test
  void comesAfterTheRetries() {
    world.onCallsFail("E", "E");
    Execution execution =
        world.start(
            """
            "S": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 1, "IntervalSeconds": 5}],
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}]},
            "Caught": {"Type": "Succeed"}
            """);
    assertThat(execution.statesEntered()).containsExactly("S");

    world.advance(5);

    assertThat(execution.statesEntered()).containsExactly("S", "Caught");
  }

  @Test
  void anErrorThatNoCatcherMatchesFailsTheExecution() {
    world.onCallsFail("E");

    Execution execution =
        world.start(catching("{\"ErrorEquals\": [\"Other\"], \"Next\": \"Caught\"}"));

    assertThat(execution.error()).contains("E");
  }

  @Test
  void taskFailedDoesNotCatchATimeoutButAllDoes() {
    world.onCallsFail("States.Timeout");

    Execution execution =
        world.start(
            catching(
                """
                {"ErrorEquals": ["States.TaskFailed"], "Next": "Caught", "Output": "task failed"},
                {"ErrorEquals": ["States.ALL"], "Next": "Caught", "Output": "all"}
                """));

    assertThat(execution.output()).contains(json("'all'"));
  }

  /** As recorded on AWS: LocalStack's test_..._catch_state_all_data_limit_exceeded_.... */
  @Test
  void allCatchesAResultThatIsTooLarge() {
    world.onCall(call -> World.returned("'" + "x".repeat(262_143) + "'"));

    Execution execution =
        world.start(catching("{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"Caught\"}"));

    assertThat(execution.output())
        .contains(
            json(
                """
                {'Error': 'States.DataLimitExceeded', 'Cause': "The state/task 'lambda' returned \
                a result with a size exceeding the maximum number of bytes service limit."}
                """));
    assertThat(World.types(execution)).contains("TaskFailed").doesNotContain("TaskSucceeded");
  }

  @Test
  void argumentsThatAreTooLargeAreNotSent() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "Arguments": ["{% $states.input %}", "{% $states.input %}"]}
            """,
            "'" + "x".repeat(140_000) + "'");

    assertThat(execution.error()).contains("States.DataLimitExceeded");
    assertThat(world.calls()).isEmpty();
  }

  @Test
  void anOutputOfTheCatcherThatIsTooLargeIsNotCaughtAgain() {
    world.onCallsFail("E");

    Execution execution =
        world.start(
            catching(
                """
                {"ErrorEquals": ["States.ALL"], "Next": "Caught",
                 "Output": "{% $join([1..30000].('0123456789')) %}"}
                """));

    assertThat(execution.error()).contains("States.DataLimitExceeded");
  }

  @Test
  void notEvenAllCatchesWhatEndsAnExecutionForGood() {
    world.onCallsFail("States.Runtime");

    Execution execution =
        world.start(catching("{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"Caught\"}"));

    assertThat(execution.error()).contains("States.Runtime");
  }

  @Test
  void catchesAnExpressionOfItsOwnStateThatFails() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "Arguments": "{% $error('no arguments today') %}",
                  "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "Caught"}]},
            "Caught": {"Type": "Succeed"}
            """);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(execution.output().orElseThrow().path("Cause").textValue())
        .contains("'Arguments'")
        .contains("no arguments today");
    assertThat(World.types(execution)).contains("EvaluationFailed");
  }

  @Test
  void doesNotCatchAnExpressionOfTheCatcherItself() {
    world.onCallsFail("E");

    Execution execution =
        world.start(
            catching(
                """
                {"ErrorEquals": ["E"], "Next": "Caught", "Output": "{% $nothing %}"},
                {"ErrorEquals": ["States.ALL"], "Next": "Caught"}
                """));

    assertThat(execution.error()).contains("States.QueryEvaluationError");
  }

  private static String catching(String catchers) {
    return """
        "S": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
              "Catch": [%s]},
        "Caught": {"Type": "Succeed"}
        """
        .formatted(catchers);
  }
}
