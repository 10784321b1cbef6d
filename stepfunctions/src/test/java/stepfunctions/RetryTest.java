package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

class RetryTest {
  private static final long LONG = 1_000_000;
  private final World world = new World();

  @Test
  void triesThreeTimesMoreAtDoublingIntervalsByDefault() {
    world.onCallsFail("E", "E", "E", "E");
    Execution execution = world.start(retrying("{\"ErrorEquals\": [\"E\"]}"));

    world.advance(LONG);

    assertThat(world.callTimes()).containsExactly(0.0, 1.0, 3.0, 7.0);
    assertThat(execution.error()).contains("E");
    assertThat(execution.stoppedAt()).contains(World.START.plusSeconds(7));
  }

  @Test
  void stopsTryingWhenAnAttemptSucceeds() {
    world.onCallsFail("E");
    Execution execution = world.start(retrying("{\"ErrorEquals\": [\"E\"]}"));

    world.advance(LONG);

    assertThat(world.callTimes()).containsExactly(0.0, 1.0);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void eachRetryCountsAsAStateTransition() {
    world.onCallsFail("E", "E");
    Execution execution = world.start(retrying("{\"ErrorEquals\": [\"E\"]}"));

    world.advance(LONG);

    assertThat(execution.statesEntered()).containsExactly("S");
    assertThat(execution.stateTransitions()).isEqualTo(3);
  }

  @Test
  void intervalsGrowByTheBackoffRateUpToTheLongestDelay() {
    world.onCallsFail("E", "E", "E", "E", "E");
    world.start(
        retrying(
            """
            {"ErrorEquals": ["E"], "IntervalSeconds": 2, "BackoffRate": 1.5, "MaxDelaySeconds": 4,
             "MaxAttempts": 4}
            """));

    world.advance(LONG);

    assertThat(world.callTimes()).containsExactly(0.0, 2.0, 5.0, 9.0, 13.0);
  }

  @Test
  void fullJitterDrawsEachDelayFromNothingToTheInterval() {
    world.onCallsFail("E", "E", "E", "E", "E");
    world.start(
        retrying(
            """
            {"ErrorEquals": ["E"], "IntervalSeconds": 100, "BackoffRate": 1, "MaxAttempts": 4,
             "JitterStrategy": "FULL"}
            """));

    world.advance(LONG);

    List<Double> times = world.callTimes();
    assertThat(times).hasSize(5);
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isBetween(0.0, 99.9);
    }
    assertThat(times.getLast()).isNotEqualTo(400.0);
  }

  @Test
  void usesTheFirstRetrierThatMatchesAndCountsForEachByItself() {
    world.onCallsFail("A", "B", "A", "B", "B");
    Execution execution =
        world.start(
            retrying(
                """
                {"ErrorEquals": ["A"], "IntervalSeconds": 10, "MaxAttempts": 2, "BackoffRate": 1},
                {"ErrorEquals": ["States.ALL"], "IntervalSeconds": 100, "MaxAttempts": 2,
                 "BackoffRate": 1}
                """));

    world.advance(LONG);

    assertThat(world.callTimes()).containsExactly(0.0, 10.0, 110.0, 120.0, 220.0);
    assertThat(execution.error()).contains("B");
  }

  @Test
  void aRetrierThatIsUsedUpIsNotFollowedByAnotherThatMatchesToo() {
    world.onCallsFail("A", "A", "A");
    world.start(
        retrying(
            """
            {"ErrorEquals": ["A"], "MaxAttempts": 1}, {"ErrorEquals": ["States.ALL"]}
            """));

    world.advance(LONG);

    assertThat(world.calls()).hasSize(2);
  }

  @Test
  void noAttemptsMeansNeverForTheseErrors() {
    world.onCallsFail("A");
    world.start(
        retrying(
            """
            {"ErrorEquals": ["A"], "MaxAttempts": 0}, {"ErrorEquals": ["States.ALL"]}
            """));

    world.advance(LONG);

    assertThat(world.calls()).hasSize(1);
  }

  @Test
  void otherErrorsAreNotRetried() {
    world.onCallsFail("Other");
    Execution execution = world.start(retrying("{\"ErrorEquals\": [\"E\"]}"));

    assertThat(execution.error()).contains("Other");
  }

  @Test
  void taskFailedStandsForEveryErrorButATimeout() {
    world.onCallsFail("Anything", "States.Timeout");
    Execution execution = world.start(retrying("{\"ErrorEquals\": [\"States.TaskFailed\"]}"));

    world.advance(LONG);

    assertThat(world.calls()).hasSize(2);
    assertThat(execution.error()).contains("States.Timeout");
  }

  @Test
  void anOutputThatCannotBeEvaluatedIsRetriedToo() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                  "Output": "{% $states.result.missing %}", "End": true,
                  "Retry": [{"ErrorEquals": ["States.QueryEvaluationError"], "MaxAttempts": 1}]}
            """);

    world.advance(LONG);

    assertThat(world.calls()).hasSize(2);
    assertThat(execution.error()).contains("States.QueryEvaluationError");
  }

  @Test
  void countsBeginAnewWhenTheStateIsEnteredAgain() {
    world.onCallsFail("E", "E", "Caught", "E");
    Execution execution =
        world.start(
            """
            "S": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "Retry": [{"ErrorEquals": ["E"], "MaxAttempts": 2, "BackoffRate": 1}],
                  "Catch": [{"ErrorEquals": ["Caught"], "Next": "Again"}]},
            "Again": {"Type": "Pass", "Next": "S"}
            """);

    world.advance(LONG);

    assertThat(world.callTimes()).containsExactly(0.0, 1.0, 2.0, 2.0, 3.0);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  private static String retrying(String retriers) {
    return """
    "S": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
          "Retry": [%s]}
    """
        .formatted(retriers);
  }
}
