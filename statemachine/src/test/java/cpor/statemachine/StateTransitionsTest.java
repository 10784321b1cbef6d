package cpor.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

/**
 * What an execution costs. AWS bills each state that is entered, at whatever depth, and each retry;
 * {@link Execution#stateTransitions} counts the same.
 */
class StateTransitionsTest {
  private static final int SILENT_CONSENT = 27;

  private final ClaimLife life = new ClaimLife();

  @Test
  void aClaimThatIsAssociatedBySilenceTakesTwentySeven() {
    Execution execution = life.approved();
    life.passes(StoredClaim.CONSENT);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(execution.stateTransitions()).isEqualTo(SILENT_CONSENT);
    assertThat(execution.statesEntered())
        .containsExactly(
            "ReadClaim",
            "ByStage",
            "Submitted",
            "DoorbellWhileSubmitted",
            "WaitForReviewStart",
            "SendNoticeOfSubmission",
            "DoorbellWhileSubmittedRung",
            "ReadClaim",
            "ByStage",
            "UnderReview",
            "DoorbellWhileUnderReview",
            "WaitForReviewSla",
            "SendNoticeOfEarlierStages",
            "DoorbellWhileUnderReviewRung",
            "ReadClaim",
            "ByStage",
            "AskCustomer",
            "ConsentWindow",
            "DoorbellInConsentWindow",
            "WaitForConsentWindow",
            "SendNoticeOfApproval",
            "ApplyDeadlineOfConsentWindow",
            "MovedByConsentWindow",
            "ReadClaim",
            "ByStage",
            "SendForIncentiveEvaluation",
            "SendNoticeOfEnd");
  }

  @Test
  void noMoreWhenTheStreamRingsBeforeTheClockHasItsAnswer() {
    Execution execution = life.approved();
    life.applyDeadline().next(FakeService.heldUp(new CompletableFuture<>()));
    life.passes(StoredClaim.CONSENT);
    life.happens(life.claim()::associate);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(execution.stateTransitions()).isEqualTo(SILENT_CONSENT);
  }

  @Test
  void eightWhenAReviewAndFiveWhenADecisionIsMissed() {
    Execution execution = life.submitted();
    int before = execution.stateTransitions();
    life.comes(life.claim().wakeAt());
    int reviewMissed = execution.stateTransitions();
    life.comes(life.claim().wakeAt());

    assertThat(reviewMissed - before).isEqualTo(8);
    assertThat(execution.stateTransitions() - reviewMissed).isEqualTo(5);
  }

  @Test
  void threeForEachMonthThatNobodyDecidesAnOverdueClaim() {
    Execution execution = life.overdue();
    int before = execution.stateTransitions();
    life.passes(Duration.ofDays(30));

    assertThat(execution.stateTransitions() - before).isEqualTo(3);
  }

  @Test
  void aRetryCountsAsOne() {
    life.sendNotice().next(FakeService.failing("Lambda.ServiceException"));
    Execution execution = life.submitted();
    int before = execution.stateTransitions();
    life.passes(Duration.ofSeconds(2));

    assertThat(execution.stateTransitions() - before).isEqualTo(1);
  }
}
