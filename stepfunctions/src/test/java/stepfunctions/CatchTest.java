package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static stepfunctions.World.json;

import org.junit.jupiter.api.Test;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

class CatchTest {
  private final World world = new World();

  @Test
  void goes_on_with_the_error_and_its_cause() {
    world.onCallsFail("E");

    Execution execution =
        world.start(catching("{\"ErrorEquals\": [\"X\", \"E\"], \"Next\": \"Caught\"}"));

    assertThat(execution.statesEntered()).containsExactly("S", "Caught");
    assertThat(execution.output()).contains(json("{'Error': 'E', 'Cause': 'because of E'}"));
  }

  @Test
  void computes_output_and_variables_from_error_and_input() {
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
  void takes_the_first_catcher_that_matches() {
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
  void comes_after_the_retries() {
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
  void an_error_that_no_catcher_matches_fails_the_execution() {
    world.onCallsFail("E");

    Execution execution =
        world.start(catching("{\"ErrorEquals\": [\"Other\"], \"Next\": \"Caught\"}"));

    assertThat(execution.error()).contains("E");
  }

  @Test
  void task_failed_does_not_catch_a_timeout_but_all_does() {
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

  @Test
  void not_even_all_catches_what_ends_an_execution_for_good() {
    world.onCallsFail("States.Runtime");

    Execution execution =
        world.start(catching("{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"Caught\"}"));

    assertThat(execution.error()).contains("States.Runtime");
  }

  @Test
  void catches_an_expression_of_its_own_state_that_fails() {
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
  void does_not_catch_an_expression_of_the_catcher_itself() {
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
