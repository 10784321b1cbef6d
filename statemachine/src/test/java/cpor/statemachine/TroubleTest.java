package cpor.statemachine;

import static cpor.statemachine.ClaimLife.START;
import static cpor.statemachine.ClaimLife.path;
import static cpor.statemachine.FakeService.failing;
import static cpor.statemachine.FakeService.silent;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.StageName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stepfunctions.history.ExecutionStatus;

class TroubleTest {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final ClaimLife life = new ClaimLife();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lambda.ServiceException",
        "Lambda.AWSLambdaException",
        "Lambda.SdkClientException",
        "Lambda.TooManyRequestsException",
        "Lambda.Unknown",
        "Runtime.ExitError",
        "Sandbox.Timedout",
        "cpor.change.ClaimContended"
      })
  void aFunctionThatFailsIsTriedAgain(String error) {
    life.sendNotice().next(failing(error), failing(error));
    life.askCustomer().next(failing(error), failing(error));
    life.applyDeadline().next(failing(error), failing(error));
    life.approved();
    life.passes(Duration.ofMinutes(1));
    Instant windowEnd = life.claim().wakeAt();
    life.comes(windowEnd.plus(Duration.ofMinutes(1)));

    assertThat(life.askCustomer().calls()).hasSize(3);
    assertThat(life.applyDeadline().calls()).hasSize(3);
    assertThat(life.claim().stage()).isEqualTo(StageName.ASSOCIATED);
    assertThat(life.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void pausesBetweenAttemptsAreJitteredAndNeverLongerThanTenMinutes() {
    life.sendNotice().until(Instant.MAX, failing("Lambda.TooManyRequestsException"));
    life.submitted();
    life.passes(Duration.ofDays(1));

    List<Instant> attempts = life.sendNotice().callTimes();
    List<Duration> pauses =
        IntStream.range(1, attempts.size())
            .mapToObj(i -> Duration.between(attempts.get(i - 1), attempts.get(i)))
            .toList();
    assertThat(pauses).allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(LONGEST_PAUSE));
    assertThat(pauses.getFirst()).isLessThanOrEqualTo(Duration.ofSeconds(2));
    assertThat(pauses).doesNotHaveDuplicates();
    assertThat(pauses).anySatisfy(pause -> assertThat(pause).isGreaterThan(Duration.ofMinutes(9)));
    assertThat(pauses.subList(20, pauses.size()))
        .anySatisfy(pause -> assertThat(pause).isLessThan(Duration.ofMinutes(1)));
  }

  @Test
  void aDeadlineThatCannotBeAppliedForDaysIsAppliedInTheEnd() {
    life.approved();
    Instant recovery = life.claim().wakeAt().plus(Duration.ofDays(4));
    life.applyDeadline().until(recovery, failing("Lambda.ServiceException"));
    life.comes(recovery);
    assertThat(life.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
    life.passes(LONGEST_PAUSE);

    assertThat(life.claim().stage()).isEqualTo(StageName.ASSOCIATED);
    assertThat(life.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void everyFunctionThatNeverAnswersIsGivenUpAfterNinetySeconds() {
    life.askCustomer().next(silent());
    life.approved();
    assertThat(path(life.execution())).endsWith("AskCustomer");
    life.passes(Duration.ofSeconds(92));
    assertThat(path(life.execution())).endsWith("AskCustomer", "ConsentWindow");
    life.applyDeadline().next(silent());
    life.comes(life.claim().wakeAt());
    life.passes(Duration.ofSeconds(92));

    assertThat(life.claim().stage()).isEqualTo(StageName.ASSOCIATED);
  }

  @Test
  void aTableThatNeverAnswersIsReadAgainAfterThirtySeconds() {
    life.reads().next(silent());
    life.submitted();
    life.passes(Duration.ofSeconds(32));

    assertThat(path(life.execution())).containsExactly("Submitted");
    assertThat(life.reads().callTimes().getLast())
        .isBetween(START.plusSeconds(30), START.plusSeconds(32));
  }
}
