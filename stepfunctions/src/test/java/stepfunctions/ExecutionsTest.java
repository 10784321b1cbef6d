package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stepfunctions.World.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
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
  void theSameStartAgainWhileItRunsIsTheSameExecution() {
    Execution first = world.run(WAITING, "{'a': 1}");

    assertThat(world.run(WAITING, "{'a': 1}")).isSameAs(first);
    assertThat(stepFunctions.executions()).containsExactly(first);
  }

  @Test
  void aNameWithAnotherInputIsTaken() {
    world.run(WAITING, "{'a': 1}");

    assertRefused("ExecutionAlreadyExists", () -> world.run(WAITING, "{'a': 2}"));
  }

  @Test
  void aNameStaysTakenAfterTheEnd() {
    world.run(WAITING, "{}");
    world.advance(60);

    assertRefused("ExecutionAlreadyExists", () -> world.run(WAITING, "{}"));
  }

  @Test
  void ofThoseThatEndedTheLatestAreKept() {
    StateMachine machine =
        stepFunctions.createStateMachine(
            "short",
            "role",
            """
            {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Succeed"}}}
            """);
    Execution running = world.run(WAITING, "{}");
    Execution first = stepFunctions.startExecution(machine.arn(), "0", json("{}"));
    int eventsOfEach = first.events().size();
    int started = 50_000 / eventsOfEach + 10;
    for (int i = 1; i < started; i++) {
      stepFunctions.startExecution(machine.arn(), String.valueOf(i), json("{}"));
    }

    assertThat(stepFunctions.forgottenExecutions()).isEqualTo(10);
    assertThat(stepFunctions.executions()).hasSize(1 + started - 10).contains(running);
    assertRefused("ExecutionDoesNotExist", () -> stepFunctions.execution(first.arn()));
  }

  @Test
  void stoppingEndsAnExecutionAndItsWaits() {
    Execution execution = world.run(WAITING, "{}");
    world.advance(10);

    stepFunctions.stopExecution(execution.arn(), "Operator", "by hand");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(execution.error()).contains("Operator");
    assertThat(execution.cause()).contains("by hand");
    assertThat(execution.stoppedAt()).contains(World.START.plusSeconds(10));
    assertThat(World.types(execution)).endsWith("WaitStateEntered", "ExecutionAborted");
    assertThat(world.clock().nextDue()).isEmpty();
  }

  @Test
  void stoppingAnExecutionThatHasEndedChangesNothing() {
    Execution execution = world.run(WAITING, "{}");
    world.advance(60);

    stepFunctions.stopExecution(execution.arn(), null, null);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void aMachinesTimeoutEndsItsExecutions() {
    Execution execution = world.run(WAITING.replace("600", "30"), "{}");

    world.advance(30);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    assertThat(execution.error()).isEmpty();
    assertThat(World.types(execution)).endsWith("WaitStateEntered", "ExecutionTimedOut");
    assertThat(world.clock().nextDue()).isEmpty();
  }

  /** "Step Functions service quotas": an execution may last for a year. */
  @Test
  void noExecutionOutlivesAYear() {
    Execution execution =
        world.start(
            """
            "S": {"Type": "Wait", "Seconds": 99999999, "End": true}
            """);

    world.advance(Duration.ofDays(365).toSeconds());

    assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    assertThat(execution.stoppedAt()).contains(World.START.plus(Duration.ofDays(365)));
  }

  @Test
  void anExecutionThatEndsInTimeLeavesNoTimerBehind() {
    world.run(WAITING, "{}");

    world.advance(60);

    assertThat(world.clock().nextDue()).isEmpty();
  }

  @Test
  void executionsRunSideBySide() {
    Execution first = world.run(WAITING, "{}");
    world.advance(30);
    Execution second =
        stepFunctions.startExecution(first.stateMachine().arn(), "second", json("{}"));

    world.advance(30);

    assertThat(first.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(second.status()).isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void theSameMachineAgainIsTheSameAndAnotherDefinitionIsRefused() {
    StateMachine first = stepFunctions.createStateMachine("m", "role", WAITING);

    assertThat(stepFunctions.createStateMachine("m", "role", WAITING)).isSameAs(first);
    assertRefused(
        "StateMachineAlreadyExists",
        () -> stepFunctions.createStateMachine("m", "role", WAITING.replace("60,", "61,")));
    assertThat(stepFunctions.stateMachines()).containsExactly(first);
  }

  @Test
  void aWrongDefinitionIsRefusedWithTheReason() {
    assertThatThrownBy(
            () -> stepFunctions.createStateMachine("m", "role", WAITING.replace("Wait", "Nap")))
        .isInstanceOfSatisfying(
            StepFunctionsException.class,
            refused -> assertThat(refused.type()).isEqualTo("InvalidDefinition"))
        .hasMessageContaining("state 'S', field 'Type': is not supported: Nap");
    assertThat(stepFunctions.stateMachines()).isEmpty();
  }

  @Test
  void aDefinitionWhoseTaskNobodyHereCanCallIsRefused() {
    StepFunctions offersNothing =
        new StepFunctions(
            world.clock(),
            world.inFlight(),
            new NoResources(),
            Runnable::run,
            new Random(1),
            _ -> {});

    assertThatThrownBy(
            () ->
                offersNothing.createStateMachine(
                    "m",
                    "role",
                    """
                    {"QueryLanguage": "JSONata", "StartAt": "S", "States": {
                      "S": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "T", "States": {
                        "T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
                              "End": true}}}]}}}
                    """))
        .isInstanceOf(StepFunctionsException.class)
        .hasMessageContaining(
            "state 'T', field 'Resource': is not offered here: arn:aws:states:::sqs:sendMessage");
  }

  @Test
  void executionsOfADeletedMachineGoOn() {
    Execution execution = world.run(WAITING, "{}");
    String machine = execution.stateMachine().arn();

    stepFunctions.deleteStateMachine(machine);
    world.advance(60);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertRefused(
        "StateMachineDoesNotExist", () -> stepFunctions.startExecution(machine, "x", json("{}")));
  }

  @Test
  void unknownAndMalformedArnsAreToldApart() {
    String prefix = "arn:aws:states:eu-central-1:000000000000:";

    assertRefused(
        "StateMachineDoesNotExist", () -> stepFunctions.stateMachine(prefix + "stateMachine:x"));
    assertRefused("InvalidArn", () -> stepFunctions.stateMachine("x"));
    assertRefused("ExecutionDoesNotExist", () -> stepFunctions.execution(prefix + "execution:x:y"));
    assertRefused("InvalidArn", () -> stepFunctions.execution(prefix + "stateMachine:x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "a/b", "a:b", "a#b", "<a>", "a*"})
  void namesHaveNoSpecialCharacters(String name) {
    assertRefused("InvalidName", () -> stepFunctions.createStateMachine(name, "role", WAITING));
  }

  @Test
  void namesHaveAtMost80Characters() {
    stepFunctions.createStateMachine("x".repeat(80), "role", WAITING);

    assertRefused(
        "InvalidName", () -> stepFunctions.createStateMachine("x".repeat(81), "role", WAITING));
  }

  private static final class NoResources implements Resources {
    @Override
    public boolean offers(String resource) {
      return false;
    }

    @Override
    public CompletableFuture<JsonNode> invoke(String resource, JsonNode arguments) {
      throw new AssertionError("nothing is called");
    }
  }

  private static void assertRefused(String type, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StepFunctionsException.class, refused -> assertThat(refused.type()).isEqualTo(type));
  }
}
