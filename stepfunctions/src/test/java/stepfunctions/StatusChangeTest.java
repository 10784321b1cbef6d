package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.VirtualClock;
import stepfunctions.history.Execution;
import stepfunctions.history.StateMachine;

/** What the default bus hears of executions. */
class StatusChangeTest {

  private static final String WAITS =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Wait", "States": {
        "Wait": {"Type": "Wait", "Seconds": 60, "Next": "Broken"},
        "Broken": {"Type": "Fail", "Error": "Torn", "Cause": "It was old."}}}
      """;

  private final VirtualClock clock = VirtualClock.standingAt(World.START);
  private final List<JsonNode> heard = new ArrayList<>();
  private final StepFunctions stepFunctions =
      new StepFunctions(
          clock,
          new InFlight(),
          (resource, arguments) -> {
            throw new AssertionError("nothing is called");
          },
          Runnable::run,
          new Random(1),
          heard::add);

  @Test
  void theEndOfAnExecutionIsToldWithItsTimes() {
    Execution execution = started();

    clock.advance(Duration.ofMinutes(2), _ -> true);

    assertThat(heard)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.path("source").textValue()).isEqualTo("aws.states");
              assertThat(event.path("detail-type").textValue())
                  .isEqualTo("Step Functions Execution Status Change");
              JsonNode detail = event.path("detail");
              assertThat(detail.path("executionArn").textValue()).isEqualTo(execution.arn());
              assertThat(detail.path("stateMachineArn").textValue())
                  .isEqualTo(execution.stateMachine().arn());
              assertThat(detail.path("name").textValue()).isEqualTo("dune");
              assertThat(detail.path("status").textValue()).isEqualTo("FAILED");
              assertThat(detail.path("error").textValue()).isEqualTo("Torn");
              assertThat(detail.path("startDate").longValue())
                  .isEqualTo(World.START.toEpochMilli());
              assertThat(detail.path("stopDate").longValue())
                  .isEqualTo(World.START.plusSeconds(60).toEpochMilli());
            });
  }

  @Test
  void anExecutionThatWasStoppedIsToldOnce() {
    Execution execution = started();

    stepFunctions.stopExecution(execution.arn(), null, null);
    stepFunctions.stopExecution(execution.arn(), null, null);

    assertThat(heard)
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.path("detail").path("status").textValue()).isEqualTo("ABORTED"));
  }

  /** As in "Step Functions event examples" of the guide, where an execution timed out. */
  @Test
  void anExecutionThatTimedOutIsToldWithoutAnError() {
    StateMachine machine =
        stepFunctions.createStateMachine(
            "hasty", "role", WAITS.replace("\"StartAt\"", "\"TimeoutSeconds\": 5, \"StartAt\""));
    Execution _ =
        stepFunctions.startExecution(machine.arn(), "dune", JsonNodeFactory.instance.objectNode());

    clock.advance(Duration.ofSeconds(5), _ -> true);

    JsonNode detail = heard.getFirst().path("detail");
    assertThat(detail.path("status").textValue()).isEqualTo("TIMED_OUT");
    assertThat(detail.path("error").isNull()).isTrue();
  }

  private Execution started() {
    StateMachine machine =
        stepFunctions.createStateMachine("lending", "arn:aws:iam::000000000000:role/r", WAITS);
    return stepFunctions.startExecution(
        machine.arn(), "dune", JsonNodeFactory.instance.objectNode());
  }
}
