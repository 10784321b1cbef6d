package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static stepfunctions.World.json;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stepfunctions.clock.Quiescence;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

class WaitTest {
  private final World world = new World();

  @Test
  void waitsSoManySeconds() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Wait", "Seconds": 60, "End": true}
            """,
            "{'a': 1}");

    world.advance(59);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);

    world.advance(1);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(execution.output()).contains(json("{'a': 1}"));
    assertThat(execution.stoppedAt()).contains(World.START.plusSeconds(60));
  }

  @Test
  void waitsUntilATime() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Wait", "Timestamp": "2026-11-23T08:01:00Z", "End": true}
            """);

    assertThat(world.clock().nextDue()).contains(World.START.plusSeconds(60));
    world.advance(60);
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void takesItsTimeFromAnExpression() {
    world.start(
        """
        "S": {"Type": "Wait", "Seconds": "{% $states.input.n * 2 %}", "Next": "T"},
        "T": {"Type": "Wait", "Timestamp": "{% $states.input.until %}", "End": true}
        """,
        "{'n': 5, 'until': '2026-11-24T08:00:00Z'}");

    assertThat(world.clock().nextDue()).contains(World.START.plusSeconds(10));
    world.advance(10);
    assertThat(world.clock().nextDue()).contains(World.START.plus(Duration.ofDays(1)));
  }

  @Test
  void doesNotWaitForATimeThatHasPassed() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Wait", "Timestamp": "2026-11-23T08:00:00Z", "Next": "T"},
            "T": {"Type": "Wait", "Seconds": 0, "End": true}
            """);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void evaluatesItsOutputAndVariablesWhenItIsOver() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Wait", "Seconds": 5, "Assign": {"at": "{% $now() %}"},
                  "Output": "{% $millis() %}", "Next": "T"},
            "T": {"Type": "Pass", "Output": "{% [$at, $states.input] %}", "End": true}
            """);

    world.advance(5);

    assertThat(execution.output()).contains(json("['2026-11-23T08:00:05.000Z', 1795420805000]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Seconds\": \"{% -1 %}\"",
        "\"Seconds\": \"{% 1.5 %}\"",
        "\"Seconds\": \"{% '5' %}\"",
        "\"Timestamp\": \"{% '2026-11-24T09:00:00+01:00' %}\"",
        "\"Timestamp\": \"{% 'tomorrow Z' %}\"",
        "\"Timestamp\": \"{% 5 %}\""
      })
  void refusesAComputedValueThatIsNoTime(String field) {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Wait", %s, "End": true}
            """
                .formatted(field));

    assertThat(execution.error()).contains("States.QueryEvaluationError");
    assertThat(execution.cause().orElseThrow()).contains("returned a value that does not fit");
  }

  @Test
  void aWaitWhoseTimeComesWhileItsExecutionIsBeingStoppedStaysStopped() {
    world.onCall(
        call -> {
          Execution running = world.stepFunctions().executions().getFirst();
          world.stepFunctions().stopExecution(running.arn(), null, null);
          world.clock().advance(Duration.ofSeconds(5), Quiescence.IMMEDIATE);
          return World.returned("{}");
        });

    Execution execution =
        world.start(
            """
            "S": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 5, "End": true}}},
              {"StartAt": "C", "States": {
                "C": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}]}
            """);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(World.types(execution))
        .endsWith("TaskScheduled", "TaskStarted", "ExecutionAborted")
        .doesNotContain("WaitStateExited");
  }
}
