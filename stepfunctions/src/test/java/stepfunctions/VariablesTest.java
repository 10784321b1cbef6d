package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static stepfunctions.World.json;

import org.junit.jupiter.api.Test;
import stepfunctions.history.Execution;

class VariablesTest {
  private final World world = new World();

  @Test
  void areReadByLaterStates() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Pass", "Assign": {"a": {"b": "{% $states.input.x %}"}, "n": null},
                  "Next": "T"},
            "T": {"Type": "Pass", "Output": "{% [$a.b, $n = null] %}", "End": true}
            """,
            "{'x': 1}");

    assertThat(execution.output()).contains(json("[1, true]"));
  }

  @Test
  void areAssignedAllAtOnceSoExpressionsSeeTheOldValues() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Pass", "Assign": {"a": 1, "b": 2}, "Next": "Swap"},
            "Swap": {"Type": "Pass", "Assign": {"a": "{% $b %}", "b": "{% $a %}"},
                     "Output": {"a": "{% $a %}", "b": "{% $b %}"}, "Next": "T"},
            "T": {"Type": "Pass", "Output": ["{% $states.input %}", "{% $a %}", "{% $b %}"], "End": true}
            """);

    assertThat(execution.output()).contains(json("[{'a': 1, 'b': 2}, 2, 1]"));
  }

  @Test
  void areNotAssignedByAStateWhoseOutputFails() {
    world.onCallsFail();
    Execution execution =
        world.start(
            """
            "S": {"Type": "Pass", "Assign": {"a": 1}, "Next": "T"},
            "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                  "Assign": {"a": 2}, "Output": "{% $nothing %}", "Next": "Z",
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Z"}]},
            "Z": {"Type": "Pass", "Output": "{% $a %}", "End": true}
            """);

    assertThat(execution.output()).contains(json("1"));
  }

  @Test
  void aMatchedRuleAssignsItsOwnAndTheDefaultThoseOfTheState() {
    String choice =
        """
        "S": {"Type": "Choice", "Assign": {"by": "default"}, "Default": "Z", "Choices": [
            {"Condition": "{% $states.input %}", "Assign": {"by": "rule"}, "Next": "Z"}]},
        "Z": {"Type": "Pass", "Output": "{% $by %}", "End": true}
        """;

    assertThat(world.start(choice, "true").output()).contains(json("'rule'"));
    assertThat(new World().start(choice, "false").output()).contains(json("'default'"));
  }

  @Test
  void ofTheScopeAroundAreReadInABranchAndABranchsOwnStayThere() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Pass", "Assign": {"outer": 1}, "Next": "P"},
            "P": {"Type": "Parallel", "Next": "Z", "Branches": [
              {"StartAt": "A", "States": {
                "A": {"Type": "Pass", "Assign": {"inner": "{% $outer + 1 %}"}, "Next": "B"},
                "B": {"Type": "Pass", "Output": "{% $inner %}", "End": true}}},
              {"StartAt": "C", "States": {
                "C": {"Type": "Wait", "Seconds": 1, "Output": "{% $exists($inner) %}",
                      "End": true}}}]},
            "Z": {"Type": "Pass", "Output": ["{% $states.input %}", "{% $exists($inner) %}"], "End": true}
            """);

    world.advance(1);

    assertThat(execution.output()).contains(json("[[2, false], false]"));
  }

  @Test
  void theContextTellsAboutExecutionStateAndMachine() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Wait", "Seconds": 90, "Next": "T"},
            "T": {"Type": "Pass", "Output": "{% $states.context %}", "End": true}
            """,
            "{'a': 1}");

    world.advance(90);

    assertThat(execution.output())
        .contains(
            json(
                """
                {"Execution": {
                   "Id": "arn:aws:states:eu-central-1:000000000000:execution:machine:run",
                   "Name": "run", "RoleArn": "role", "StartTime": "2026-11-23T08:00:00.000Z",
                   "RedriveCount": 0, "Input": {"a": 1}},
                 "StateMachine": {
                   "Id": "arn:aws:states:eu-central-1:000000000000:stateMachine:machine",
                   "Name": "machine"},
                 "State": {
                   "Name": "T", "EnteredTime": "2026-11-23T08:01:30.000Z", "RetryCount": 0}}
                """));
  }
}
