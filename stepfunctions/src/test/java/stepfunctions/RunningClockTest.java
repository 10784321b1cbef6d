package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.VirtualClock;
import stepfunctions.history.Execution;
import stepfunctions.history.StateMachine;

/** As the local cloud runs it: a clock that runs, and calls on threads of their own. */
class RunningClockTest {
  private static final String DEADLINES =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Wait", "States": {
        "Wait": {"Type": "Wait", "Seconds": "{% $states.context.Execution.Input.days * 86400 %}",
                 "Next": "Apply"},
        "Apply": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                  "Arguments": {"due": "{% $now() %}"},
                  "Next": "Wait"}}}
      """;

  private final VirtualClock clock = VirtualClock.running(World.START);
  private final InFlight inFlight = new InFlight();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    threads.close();
    clock.close();
  }

  @Test
  void aJumpLivesThroughEverythingThatFallsDueOnTheWayBeforeItReturns() {
    StepFunctions stepFunctions = stepFunctions(() -> World.returned("{}"));
    StateMachine machine = stepFunctions.createStateMachine("m", "role", DEADLINES);
    List<Execution> executions = new ArrayList<>();
    for (int days = 1; days <= 10; days++) {
      executions.add(
          stepFunctions.startExecution(
              machine.arn(), "e" + days, World.json("{'days': %d}".formatted(days))));
    }

    clock.advance(Duration.ofDays(10).plusHours(1), inFlight);

    for (int days = 1; days <= 10; days++) {
      Execution execution = executions.get(days - 1);
      assertThat(World.events(execution, "TaskSucceeded")).as(execution.name()).hasSize(10 / days);
      assertThat(World.types(execution)).endsWith("WaitStateEntered");
    }
  }

  @Test
  void aDeadlineActsByItselfWhenItsTimeComes() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    StepFunctions stepFunctions =
        stepFunctions(
            () -> {
              called.countDown();
              return World.returned("{}");
            });
    StateMachine machine =
        stepFunctions.createStateMachine(
            "m",
            "role",
            """
            {"QueryLanguage": "JSONata", "StartAt": "Wait", "States": {
              "Wait": {"Type": "Wait", "Timestamp": "2026-11-23T08:00:00.050Z", "Next": "Apply"},
              "Apply": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                        "End": true}}}
            """);

    stepFunctions.startExecution(machine.arn(), "e", World.json("{}"));

    assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(clock.instant()).isAfterOrEqualTo(World.START.plusMillis(50));
  }

  private StepFunctions stepFunctions(Supplier<CompletableFuture<JsonNode>> answer) {
    return new StepFunctions(
        clock,
        inFlight,
        (resource, arguments) -> answer.get(),
        threads,
        new SecureRandom(),
        _ -> {});
  }
}
