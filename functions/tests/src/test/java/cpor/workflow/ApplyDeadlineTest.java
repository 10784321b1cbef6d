package cpor.workflow;

import static cpor.story.Happening.theCustomerDeclines;
import static cpor.story.Happening.theNoticeFails;
import static cpor.story.Happening.theNoticeIsHandedOver;
import static cpor.story.Lives.aClaimInItsConsentWindow;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aClaimWaitingForThePartner;
import static cpor.story.Lives.aRejectedClaim;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Lives.anApprovedClaim;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static cpor.story.WaitingExecution.hangUpDoorbell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.change.ClaimContended;
import cpor.claim.Claim;
import cpor.claim.NoticeKind;
import cpor.claim.OwedNotice;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Stage.HeldReason;
import cpor.claim.Stage.WindowState;
import cpor.claim.StageName;
import cpor.cloud.FakeCloud;
import cpor.handler.ApplyDeadline;
import cpor.handler.ClaimStream;
import cpor.story.ClaimScenario;
import cpor.story.Person;
import cpor.table.Item;
import cpor.table.Key;
import cpor.table.notices.NoticeRecords;
import cpor.table.notices.NoticeRecords.MailReport;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class ApplyDeadlineTest {

  private static final String MOVED = "{\"outcome\":\"MOVED\"}";

  private final FakeCloud cloud = new FakeCloud();
  private final ApplyDeadline applyDeadline = new ApplyDeadline(cloud);

  @AfterEach
  void nobodyIsNamedInTheLogs() {
    assertThat(cloud.written()).doesNotContain(Person.PERSONAL);
  }

  @Nested
  class WhenTimeHasCome {
    @Test
    void aPartnerWhoDidNotAnswerIsRejected() {
      ClaimScenario claim = aClaimWaitingForThePartner().in(cloud).atItsDeadline();

      assertThat(apply(claim)).isEqualTo(MOVED);

      claim.thenStage(StageName.DISPUTE_PERIOD);
      claim.thenRejectedFor(RejectionReason.NO_PARTNER_RESPONSE);
      assertThat(claim.notice(claim.stageSequence(), NoticeKind.REJECTED).isSettled()).isFalse();
    }

    @Test
    void aWindowThatPassedInSilenceAssociates() {
      ClaimScenario claim = aClaimInItsConsentWindow().in(cloud).atItsDeadline();
      report(MailReport.DELIVERED);

      assertThat(apply(claim)).isEqualTo(MOVED);

      claim.thenStage(StageName.ASSOCIATED);
    }

    @Test
    void aRejectionThatNobodyDisputedIsClosed() {
      ClaimScenario claim = aRejectedClaim().in(cloud).atItsDeadline();

      assertThat(apply(claim)).isEqualTo(MOVED);

      claim.thenStage(StageName.CLOSED);
    }

    @Test
    void anOverdueReviewIsRecordedAndThenTheDecisionCanBeMissed() {
      ClaimScenario claim = aSubmittedClaim().in(cloud).atItsDeadline();

      assertThat(apply(claim))
          .isEqualTo("{\"outcome\":\"OVERDUE\",\"lookAgainAt\":\"2026-12-07T09:00:00Z\"}");

      claim.thenStage(StageName.SUBMITTED);
    }

    @Test
    void nothingIsLeftWhenReviewAndDecisionAreMissed() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      cloud.clock().set(claim.claim().decisionDueAt().orElseThrow());

      assertThat(apply(claim)).isEqualTo("{\"outcome\":\"OVERDUE\"}");
      Claim overdue = claim.claim();
      cloud.clock().advance(Duration.ofDays(30));
      assertThat(apply(claim)).isEqualTo("{\"outcome\":\"OVERDUE\"}");

      assertThat(claim.claim()).isEqualTo(overdue);
    }
  }

  @Nested
  class BeforeItsTime {
    @Test
    void nothingHappensAndTheAnswerSaysHowLongToWait() {
      ClaimScenario claim = aClaimInItsConsentWindow().in(cloud).atItsDeadline();
      Instant dueAt = cloud.clock().instant();
      cloud.clock().advance(Duration.ofMillis(-1));
      Claim before = claim.claim();

      assertThat(apply(claim))
          .isEqualTo("{\"outcome\":\"NOT_YET\",\"lookAgainAt\":\"%s\"}".formatted(dueAt));

      assertThat(claim.claim()).isEqualTo(before);
    }

    @Test
    void anOverdueReviewIsNotRecordedTwice() {
      ClaimScenario claim = aSubmittedClaim().in(cloud).atItsDeadline();
      String lookAgainAt = apply(claim).replaceAll(".*lookAgainAt", "");

      assertThat(apply(claim)).contains("NOT_YET").endsWith(lookAgainAt);
    }
  }

  @Nested
  class WhileWindowsArePaused {
    @Test
    void silenceAssociatesNobodyAndTheExecutionIsToLookAgain() {
      ClaimScenario claim = aClaimInItsConsentWindow().in(cloud).atItsDeadline();
      report(MailReport.DELIVERED);
      Claim before = claim.claim();
      cloud.pauseWindowsUntil(cloud.clock().instant().plusSeconds(1));

      assertThatThrownBy(() -> apply(claim)).isInstanceOf(WindowsPaused.class);
      assertThat(claim.claim()).isEqualTo(before);

      cloud.clock().advance(Duration.ofSeconds(1));
      assertThat(apply(claim)).isEqualTo(MOVED);
      claim.thenStage(StageName.ASSOCIATED);
    }

    @Test
    void aCustomerWhoseWindowHasPassedMayStillDecline() {
      ClaimScenario claim = aClaimInItsConsentWindow().in(cloud).atItsDeadline();
      cloud.pauseWindowsUntil(cloud.clock().instant().plusSeconds(1));

      claim.and(theCustomerDeclines());

      assertThat(apply(claim.stageSequence() - 1)).isEqualTo(MOVED);
      claim.thenStage(StageName.DISPUTE_PERIOD);
    }

    @Test
    void allOtherDeadlinesAct() {
      cloud.pauseWindowsUntil(Instant.parse("2099-01-01T00:00:00Z"));
      ClaimScenario claim = aRejectedClaim().in(cloud).atItsDeadline();

      assertThat(apply(claim)).isEqualTo(MOVED);

      claim.thenStage(StageName.CLOSED);
    }

    /** A pause that cannot be read must not count as none. */
    @Test
    void aTimeThatIsNoneLetsNothingHappen() {
      ClaimScenario claim = aClaimInItsConsentWindow().in(cloud).atItsDeadline();
      cloud
          .undisturbedTable()
          .put(Item.at(new Key("PAUSE", "CONSENT_WINDOWS")).put("until", "tomorrow"));

      assertThatThrownBy(() -> apply(claim)).isInstanceOf(DateTimeException.class);
      claim.thenStage(StageName.CONSENT_WINDOW);
    }
  }

  @Nested
  class WhenTheClaimHasMoved {
    @Test
    void nothingHappensToItsNewStage() {
      ClaimScenario claim = aSubmittedClaim().in(cloud);
      int waitedIn = claim.stageSequence();
      claim.and(REVIEWER.startsTheReview());
      claim.atItsDeadline();
      Claim before = claim.claim();

      assertThat(apply(waitedIn)).isEqualTo(MOVED);

      assertThat(claim.claim()).isEqualTo(before);
    }

    @Test
    void aRestartedWindowKeepsItsOwnDeadline() {
      ClaimScenario claim = aClaimInItsConsentWindow().in(cloud).atItsDeadline();
      int waitedIn = claim.stageSequence();
      claim.and(REVIEWER.resendsTheNotice(), theNoticeIsHandedOver());

      assertThat(apply(waitedIn)).isEqualTo(MOVED);

      assertThat(claim.window()).isInstanceOf(WindowState.Open.class);
    }

    @Test
    void aCommandThatArrivesFirstWinsThoughItIsLate() {
      ClaimScenario claim = aClaimWaitingForThePartner().in(cloud).atItsDeadline();
      cloud.clock().advance(Duration.ofDays(1));
      cloud
          .dynamoDb()
          .before(
              TransactWriteItemsRequest.class,
              () -> claim.and(PARTNER.resubmits("They are on page 2.")));

      assertThat(apply(claim)).isEqualTo(MOVED);

      claim.thenStage(StageName.UNDER_REVIEW);
    }

    @Test
    void aDeadlineThatIsAppliedTwiceCountsOnce() {
      ClaimScenario claim = aRejectedClaim().in(cloud).atItsDeadline();
      int waitedIn = claim.stageSequence();
      apply(waitedIn);
      Claim closed = claim.claim();

      assertThat(apply(waitedIn)).isEqualTo(MOVED);

      assertThat(claim.claim()).isEqualTo(closed);
    }

    @Test
    void aWindowThatIsNotOpenHasNoDeadline() {
      ClaimScenario claim = anApprovedClaim().in(cloud);
      cloud.clock().advance(Duration.ofDays(30));

      assertThat(apply(claim)).isEqualTo(MOVED);
      assertThat(claim.window()).isInstanceOf(WindowState.NoticePending.class);

      claim.and(theNoticeFails(HeldReason.BOUNCED));
      cloud.clock().advance(Duration.ofDays(30));
      assertThat(apply(claim)).isEqualTo(MOVED);
      assertThat(claim.window()).isInstanceOf(WindowState.Held.class);
    }

    @Test
    void aClaimThatIsGoneIsLeftAlone() {
      assertThat(apply(1)).isEqualTo(MOVED);
    }
  }

  @Nested
  class AtTheSameMoment {
    @Test
    void aDeliveryThatIsReportedWhileTheWindowEndsCounts() {
      ClaimScenario claim = aClaimInItsConsentWindow().in(cloud).atItsDeadline();
      cloud.dynamoDb().before(TransactWriteItemsRequest.class, () -> report(MailReport.DELIVERED));

      apply(claim);

      claim.thenStage(StageName.ASSOCIATED);
    }

    @Test
    void aDeclineWhileTheWindowEndsWins() {
      ClaimScenario claim = aClaimInItsConsentWindow().in(cloud).atItsDeadline();
      cloud
          .dynamoDb()
          .before(TransactWriteItemsRequest.class, () -> claim.and(theCustomerDeclines()));

      assertThat(apply(claim)).isEqualTo(MOVED);

      claim.thenRejectedFor(RejectionReason.CUSTOMER_DECLINED);
    }

    @Test
    void aReviewerWhoDecidesWhileTheReviewFallsDueWins() {
      ClaimScenario claim = aClaimUnderReview().in(cloud).atItsDeadline();
      cloud
          .dynamoDb()
          .before(TransactWriteItemsRequest.class, () -> claim.and(REVIEWER.approves()));

      assertThat(apply(claim)).isEqualTo(MOVED);

      claim.thenStage(StageName.CONSENT_WINDOW);
    }

    /** The registration comes between the deadline's read and its write. */
    @Test
    void aDoorbellThatIsRegisteredWhileTheDeadlineIsAppliedIsRung() {
      ClaimScenario claim = aRejectedClaim().in(cloud).atItsDeadline();
      cloud
          .dynamoDb()
          .before(
              TransactWriteItemsRequest.class,
              () -> hangUpDoorbell(cloud, claim.claim(), "token-1"));

      assertThat(apply(claim)).isEqualTo(MOVED);
      cloud.invoke(new ClaimStream(cloud), StreamRecords.batch(List.of(StreamRecords.last(cloud))));

      claim.thenStage(StageName.CLOSED);
      assertThat(cloud.stepFunctions().rung()).containsExactly("token-1");
    }

    @Test
    void whoIsAlwaysBehindOthersFailsSoThatItIsTriedAgain() {
      ClaimScenario claim = aRejectedClaim().in(cloud).atItsDeadline();
      for (int others = 0; others < 5; others++) {
        cloud
            .dynamoDb()
            .before(TransactWriteItemsRequest.class, () -> claim.and(PARTNER.comments()));
      }

      assertThatThrownBy(() -> apply(claim)).isInstanceOf(ClaimContended.class);

      assertThat(apply(claim)).isEqualTo(MOVED);
      claim.thenStage(StageName.CLOSED);
    }
  }

  private String apply(ClaimScenario claim) {
    return apply(claim.stageSequence());
  }

  private String apply(int stageSequence) {
    return cloud.invoke(
        applyDeadline,
        "{\"claimId\":\"%s\",\"stageSequence\":%d}".formatted(ClaimScenario.ID, stageSequence));
  }

  private void report(MailReport report) {
    NoticeRecords notices = new NoticeRecords(cloud.undisturbedTable());
    notices.reported(
        ClaimScenario.ID,
        new OwedNotice(3, NoticeKind.CONSENT_REQUEST, 1, FakeCloud.MONDAY),
        report,
        cloud.clock().instant());
  }
}
