package cpor.statemachine;

import static cpor.statemachine.ClaimLife.path;
import static cpor.statemachine.FakeService.heldUp;
import static cpor.statemachine.FakeService.losingTheAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.StageName;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import stepfunctions.history.Execution;

class ClockTest {
  private final ClaimLife life = new ClaimLife();

  @Test
  void aDeadlineIsAppliedWhenItsTimeHasComeAndNotBefore() {
    life.approved();
    Instant windowEnd = life.claim().wakeAt();
    life.comes(windowEnd.minusSeconds(1));
    assertThat(life.applyDeadline().calls()).isEmpty();
    life.comes(windowEnd);

    assertThat(life.applyDeadline().callTimes()).containsExactly(windowEnd);
    assertThat(life.applyDeadline().calls().getFirst().arguments())
        .isEqualTo(
            ClaimLife.json(
                "{\"claimId\": \"%s\", \"stageSequence\": 3}".formatted(StoredClaim.ID)));
  }

  @Test
  void aDecisionThatArrivesFirstAtTheInstantOfTheDeadlineWins() {
    Execution execution = life.approved();
    life.comes(life.claim().wakeAt().minusNanos(1));
    life.happens(life.claim()::reject);
    life.passes(Duration.ofNanos(1));

    assertThat(life.claim().stage()).isEqualTo(StageName.DISPUTE_PERIOD);
    assertThat(path(execution)).endsWith("ConsentWindow", "DisputePeriod");
  }

  @Test
  void aDeadlineThatIsAppliedFirstAtTheInstantOfADecisionWins() {
    Execution execution = life.approved();
    life.comes(life.claim().wakeAt());
    life.ring();

    assertThat(life.claim().stage()).isEqualTo(StageName.ASSOCIATED);
    assertThat(path(execution)).endsWith("SendForIncentiveEvaluation", "SendNoticeOfEnd");
  }

  @Test
  void aDecisionOvertakesADeadlineThatIsBeingApplied() {
    Execution execution = life.approved();
    CompletableFuture<Void> release = new CompletableFuture<>();
    life.applyDeadline().next(heldUp(release));
    life.comes(life.claim().wakeAt());
    life.happens(life.claim()::reject);
    assertThat(path(execution)).endsWith("ConsentWindow", "DisputePeriod");
    release.complete(null);

    assertThat(life.claim().stage()).isEqualTo(StageName.DISPUTE_PERIOD);
    assertThat(path(execution)).endsWith("ConsentWindow", "DisputePeriod");
  }

  @Test
  void aDeadlineIsAppliedOnceThoughTheRingComesBeforeTheAnswer() {
    Execution execution = life.approved();
    CompletableFuture<Void> release = new CompletableFuture<>();
    life.applyDeadline().next(heldUp(release));
    life.comes(life.claim().wakeAt());
    life.happens(life.claim()::associate);
    release.complete(null);

    assertThat(path(execution)).endsWith("SendForIncentiveEvaluation", "SendNoticeOfEnd");
    assertThat(life.bus().calls()).hasSize(1);
  }

  @Test
  void aDeadlineIsAppliedThoughTheDoorbellIsStillBeingHungUp() {
    life.underReview();
    CompletableFuture<Void> release = new CompletableFuture<>();
    life.doorbells().next(heldUp(release));
    life.happens(life.claim()::requestAction);
    life.passes(StoredClaim.ANSWER);
    release.complete(null);

    assertThat(path(life.execution())).endsWith("PartnerActionRequired", "DisputePeriod");
    assertThat(life.table().doorbell().orElseThrow().stageSequence())
        .isEqualTo(life.claim().stageSequence());
  }

  @Test
  void aDeadlineThatIsNotDueYetIsWaitedForAgain() {
    life.approved();
    Instant first = life.claim().wakeAt();
    life.claim().postpone(Duration.ofHours(1));
    life.comes(first);
    assertThat(life.claim().stage()).isEqualTo(StageName.CONSENT_WINDOW);
    life.passes(Duration.ofHours(1));

    assertThat(life.claim().stage()).isEqualTo(StageName.ASSOCIATED);
    assertThat(life.applyDeadline().callTimes())
        .containsExactly(first, first.plus(Duration.ofHours(1)));
  }

  @Test
  void aReviewThatIsNotDueYetIsWaitedForAgain() {
    life.underReview();
    Instant first = life.claim().wakeAt();
    life.claim().postpone(Duration.ofHours(1));
    life.comes(first);
    assertThat(life.claim().timesOverdue()).isZero();
    life.passes(Duration.ofHours(1));

    assertThat(life.claim().timesOverdue()).isEqualTo(1);
    assertThat(life.applyDeadline().callTimes())
        .containsExactly(first, first.plus(Duration.ofHours(1)));
  }

  @Test
  void aMissedReviewIsRecordedAndThenTheDecisionIsWaitedFor() {
    Execution execution = life.submitted();
    Instant reviewDue = life.claim().wakeAt();
    int sequence = life.claim().stageSequence();
    life.comes(reviewDue);
    Instant decisionDue = life.claim().wakeAt();
    life.comes(decisionDue);

    assertThat(life.applyDeadline().callTimes()).containsExactly(reviewDue, decisionDue);
    assertThat(life.claim().timesOverdue()).isEqualTo(2);
    assertThat(life.claim().stage()).isEqualTo(StageName.SUBMITTED);
    assertThat(life.claim().stageSequence()).isEqualTo(sequence);
    assertThat(path(execution)).containsExactly("Submitted", "Submitted", "Overdue");
  }

  @Test
  void whenNothingIsLeftToBeMissedOnlyTheDoorbellWaits() {
    Execution execution = life.overdue();
    int applied = life.applyDeadline().calls().size();
    int sent = life.sendNotice().calls().size();
    life.passes(Duration.ofDays(29));

    assertThat(life.applyDeadline().calls()).hasSize(applied);
    assertThat(life.sendNotice().calls()).hasSize(sent);
    life.happens(life.claim()::startReview);
    assertThat(path(execution)).endsWith("Overdue", "UnderReview");
  }

  @Test
  void aReviewThatIsOverdueIsRecordedOnceThoughTheAnswerWasLost() {
    life.underReview();
    Instant due = life.claim().wakeAt();
    life.applyDeadline().next(losingTheAnswer("Sandbox.Timedout"));
    life.comes(due.plusSeconds(2));

    assertThat(life.claim().timesOverdue()).isEqualTo(1);
    assertThat(path(life.execution())).containsExactly("Submitted", "UnderReview", "UnderReview");
  }
}
