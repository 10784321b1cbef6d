package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stepfunctions.history.ActiveState;
import stepfunctions.history.Execution;

class ActiveStatesTest {
  private static final Instant START = World.START;

  private final World world = new World();

  @Test
  void ofAParallelAreItselfAndWhereItsBranchesAre() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 5, "End": true}}},
              {"StartAt": "D", "States": {
                "D": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                      "TimeoutSeconds": 60, "End": true}}}]}
            """);

    assertThat(execution.activeStates())
        .containsExactly(
            new ActiveState("S", "Parallel", START, Optional.empty()),
            new ActiveState("W", "Wait", START, Optional.of(START.plusSeconds(5))),
            new ActiveState("D", "Task", START, Optional.of(START.plusSeconds(60))));

    world.advance(5);

    assertThat(execution.activeStates()).extracting(ActiveState::name).containsExactly("S", "D");
  }

  @Test
  void beforeARetryATaskIsActiveUntilItsNextAttempt() {
    world.onCallsFail("Broken");
    Execution execution =
        world.start(
            """
            "S": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 3}]}
            """);

    assertThat(execution.activeStates())
        .containsExactly(new ActiveState("S", "Task", START, Optional.of(START.plusSeconds(3))));
  }

  @Test
  void thereAreNoneAfterTheEnd() {
    Execution execution =
        world.start("\"S\": {\"Type\": \"Wait\", \"Seconds\": 60, \"End\": true}");

    world.stepFunctions().stopExecution(execution.arn(), null, null);

    assertThat(execution.activeStates()).isEmpty();
  }
}
