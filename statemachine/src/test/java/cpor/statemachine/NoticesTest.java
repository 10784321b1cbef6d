package cpor.statemachine;

import static cpor.statemachine.ClaimLife.START;
import static cpor.statemachine.ClaimLife.json;
import static cpor.statemachine.ClaimLife.path;
import static cpor.statemachine.FakeService.failing;
import static cpor.statemachine.FakeService.losingTheAnswer;
import static cpor.statemachine.FakeService.silent;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.StageName;
import cpor.notice.MailUnavailable;
import cpor.notice.NoticeBusy;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stepfunctions.history.Execution;

class NoticesTest {
  private static final Instant TOMORROW = START.plus(Duration.ofDays(1));

  private final ClaimLife life = new ClaimLife();

  @Test
  void eachStageSendsWhatItsEntryOwesAtOnce() {
    life.submitted();
    assertThat(life.sendNotice().calls()).hasSize(1);
    assertThat(life.sendNotice().calls().getFirst().arguments())
        .isEqualTo(json("{\"claimId\": \"%s\"}".formatted(StoredClaim.ID)));
    life.happens(life.claim()::startReview);
    life.happens(life.claim()::requestAction);
    assertThat(life.sendNotice().calls()).hasSize(3);
    life.happens(life.claim()::reject);

    assertThat(life.sendNotice().calls()).hasSize(4);
    assertThat(life.sendNotice().callTimes()).containsOnly(START);
  }

  @Test
  void thePartnerIsRemindedBeforeItsAnswerIsDue() {
    life.underReview();
    life.happens(life.claim()::requestAction);
    Instant remindAt = life.claim().remindAt();
    life.comes(remindAt.minusSeconds(1));
    assertThat(life.sendNotice().callTimes()).containsOnly(START);
    life.comes(remindAt);

    assertThat(life.sendNotice().callTimes()).endsWith(remindAt);
    assertThat(life.claim().stage()).isEqualTo(StageName.PARTNER_ACTION_REQUIRED);
  }

  @Test
  void thePartnerIsRemindedBeforeTheDisputePeriodEnds() {
    life.underReview();
    life.happens(life.claim()::reject);
    Instant remindAt = life.claim().remindAt();
    life.comes(remindAt);

    assertThat(life.sendNotice().callTimes()).endsWith(remindAt);
    assertThat(life.claim().stage()).isEqualTo(StageName.DISPUTE_PERIOD);
  }

  @Test
  void aReminderThatWouldFallBeforeItsStageIsNotSent() {
    life.underReview();
    life.claim().requestAction();
    life.claim().needsNoReminder();
    life.ring();
    life.passes(StoredClaim.ANSWER.minusSeconds(1));
    assertThat(life.sendNotice().callTimes()).containsOnly(START);
    life.claim().reject();
    life.claim().needsNoReminder();
    life.ring();
    Instant rejectedAt = life.now();
    life.passes(StoredClaim.DISPUTE.minusSeconds(1));

    assertThat(life.sendNotice().callTimes()).endsWith(rejectedAt);
  }

  @Test
  void aReminderIsNotSentOnceThePartnerHasAnswered() {
    life.underReview();
    life.happens(life.claim()::requestAction);
    Instant remindAt = life.claim().remindAt();
    life.happens(life.claim()::resubmit);
    life.comes(remindAt);

    assertThat(life.sendNotice().callTimes()).containsOnly(START);
  }

  @Test
  void aMailServiceThatFailsForADayDelaysItsNoticeAndNothingElse() {
    life.sendNotice().until(TOMORROW, failing(MailUnavailable.class.getName()));
    Execution execution = life.submitted();
    life.comes(TOMORROW.plus(Duration.ofMinutes(10)));

    assertThat(life.sendNotice().callTimes().getLast()).isAfterOrEqualTo(TOMORROW);
    assertThat(execution.statesEntered()).doesNotContain("SubmissionNoticeNotSent");
    assertThat(path(execution)).containsExactly("Submitted");
    int calls = life.sendNotice().calls().size();
    life.passes(Duration.ofDays(1));
    assertThat(life.sendNotice().calls()).hasSize(calls);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SubmissionNoticeNotSent",
        "EarlierStagesNoticeNotSent",
        "RequestNoticeNotSent",
        "ApprovalNoticeNotSent",
        "RejectionNoticeNotSent"
      })
  void aNoticeThatFailsForGoodLeavesATraceAndTheStageGoesOn(String trace) {
    life.sendNotice().until(Instant.MAX, failing("java.lang.IllegalStateException"));
    Execution execution = life.submitted();
    life.passes(Duration.ofDays(2));
    life.happens(life.claim()::startReview);
    life.passes(Duration.ofDays(2));
    life.happens(life.claim()::requestAction);
    life.passes(Duration.ofDays(2));
    life.happens(life.claim()::resubmit);
    life.happens(life.claim()::approve);
    life.passes(Duration.ofDays(2));
    life.happens(life.claim()::reject);
    life.passes(Duration.ofDays(2));

    assertThat(execution.statesEntered()).containsOnlyOnce(trace);
    assertThat(path(execution))
        .containsExactly(
            "Submitted",
            "UnderReview",
            "PartnerActionRequired",
            "UnderReview",
            "AskCustomer",
            "ConsentWindow",
            "DisputePeriod");
  }

  @Test
  void aPartnerWhoCouldNotBeToldIsStillReminded() {
    life.underReview();
    Instant twoDaysLater = START.plus(Duration.ofDays(2));
    life.sendNotice().until(twoDaysLater, failing(MailUnavailable.class.getName()));
    life.happens(life.claim()::requestAction);
    Instant remindAt = life.claim().remindAt();
    life.comes(remindAt);

    assertThat(life.execution().statesEntered()).contains("RequestNoticeNotSent");
    assertThat(life.sendNotice().callTimes()).endsWith(remindAt);
  }

  @Test
  void aReminderThatFailsForGoodLeavesTheDeadlineAlone() {
    life.underReview();
    life.happens(life.claim()::reject);
    life.sendNotice().until(Instant.MAX, failing(MailUnavailable.class.getName()));
    life.comes(life.claim().wakeAt().minusSeconds(1));
    assertThat(life.execution().statesEntered()).contains("DisputeReminderNotSent");
    life.passes(Duration.ofSeconds(1));

    assertThat(life.claim().stage()).isEqualTo(StageName.CLOSED);
  }

  @Test
  void aNoticeThatSomebodyElseIsSendingIsLookedAfterLater() {
    life.sendNotice().next(failing(NoticeBusy.class.getName()));
    life.submitted();
    life.passes(Duration.ofSeconds(2));

    assertThat(life.sendNotice().calls()).hasSize(2);
  }

  @Test
  void aCrashAfterTheMailWasTakenSendsAgainRatherThanNever() {
    life.sendNotice().next(losingTheAnswer("Runtime.ExitError"));
    life.submitted();
    life.passes(Duration.ofSeconds(2));

    assertThat(life.sendNotice().calls()).hasSize(2);
  }

  @Test
  void aFunctionThatNeverAnswersIsAskedAgain() {
    life.sendNotice().next(silent());
    life.submitted();
    life.passes(Duration.ofSeconds(89));
    assertThat(life.sendNotice().calls()).hasSize(1);
    life.passes(Duration.ofSeconds(3));

    assertThat(life.sendNotice().calls()).hasSize(2);
  }
}
