package cpor.claim;

import static cpor.claim.Rejection.RejectionReason.CUSTOMER_DECLINED;
import static cpor.claim.Rejection.RejectionReason.NO_PARTNER_RESPONSE;
import static cpor.claim.Rejection.RejectionReason.PARTNER_REQUEST;
import static cpor.claim.Rejection.RejectionReason.POE_INSUFFICIENT;
import static cpor.claim.StageName.ASSOCIATED;
import static cpor.claim.StageName.CLOSED;
import static cpor.claim.StageName.CONSENT_WINDOW;
import static cpor.claim.StageName.DISPUTE_PERIOD;
import static cpor.claim.StageName.PARTNER_ACTION_REQUIRED;
import static cpor.claim.StageName.UNDER_REVIEW;
import static cpor.story.ClaimScenario.budapest;
import static cpor.story.Happening.theCustomerDeclines;
import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Lives.aClaimApprovedInADispute;
import static cpor.story.Lives.aClaimThatThePartnerLeftUnanswered;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aDeclinedClaim;
import static cpor.story.Lives.aDisputedClaim;
import static cpor.story.Lives.aDisputedClaimWaitingForThePartner;
import static cpor.story.Lives.aRejectedClaim;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Person.OTHER_REVIEWER;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.story.ClaimScenario;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DisputeTest {

  @Nested
  class TheDisputePeriod {
    @Test
    void lastsThirtyDaysWithAReminderFiveDaysBefore() {
      aRejectedClaim()
          .thenStage(DISPUTE_PERIOD)
          .thenDue("2026-12-23T10:00")
          .then(
              claim ->
                  assertThat(claim.clock().remindAt()).isEqualTo(budapest("2026-12-18T10:00")));
    }

    @Test
    void closesTheClaimWhenItHasPassed() {
      aRejectedClaim()
          .at("2026-12-23T10:00")
          .when(theDeadlineIsApplied())
          .thenHappened("ClaimClosed")
          .thenStage(CLOSED)
          .thenNoClockRuns()
          .thenRejectedFor(POE_INSUFFICIENT)
          .then(claim -> assertThat(claim.status()).isEqualTo(ClaimStatus.REJECTED));
    }
  }

  @Nested
  class Disputing {
    @Test
    void bringsTheClaimBackUnderReviewToBeAnsweredWithinFiveBusinessDays() {
      aRejectedClaim()
          .at("2026-11-26T10:00")
          .when(PARTNER.disputes("The signature is on page 9."))
          .thenHappened("ClaimDisputed")
          .thenStage(UNDER_REVIEW)
          .thenDue("2026-12-03T10:00")
          .then(
              claim -> {
                assertThat(claim.dispute()).isNotNull();
                assertThat(claim.decisionDueAt()).isEmpty();
              });
    }

    @Test
    void needsAJustificationOrNewProof() {
      aRejectedClaim()
          .and(PARTNER.comments())
          .when(PARTNER.disputes(null))
          .thenInvalid("")
          .thenStage(DISPUTE_PERIOD);
    }

    @Test
    void isNotDoneWithProofThatIsOnlyDeclared() {
      aRejectedClaim().and(PARTNER.declares("signed")).when(PARTNER.disputes(null)).thenInvalid("");
    }

    @Test
    void isDoneWithProofConfirmedSinceTheRejection() {
      aRejectedClaim()
          .and(PARTNER.declares("signed"), PARTNER.confirms("signed"))
          .when(PARTNER.disputes(null))
          .thenHappened("ClaimDisputed");
    }

    @Test
    void isDoneWithProofFoundUploadedAtThatMoment() {
      aRejectedClaim()
          .and(PARTNER.declares("signed"))
          .when(PARTNER.disputes(null, "signed"))
          .thenHappened("EvidenceConfirmed", "ClaimDisputed");
    }

    @Test
    void isPossibleAfterEveryKindOfRejection() {
      aDeclinedClaim().when(PARTNER.disputes("A mistake.")).thenStage(UNDER_REVIEW);
      aClaimThatThePartnerLeftUnanswered()
          .when(PARTNER.disputes("We were ill."))
          .thenStage(UNDER_REVIEW);
      aSubmittedClaim()
          .and(PARTNER.withdraws())
          .when(PARTNER.disputes("It was right after all."))
          .thenStage(UNDER_REVIEW);
    }

    @Test
    void winsEvenLateIfTheDeadlineWasNotAppliedYet() {
      aRejectedClaim()
          .at("2027-02-01T10:00")
          .when(PARTNER.disputes("The signature is on page 9."))
          .thenStage(UNDER_REVIEW);
    }

    @Test
    void isPossibleOncePerClaim() {
      aClaimApprovedInADispute()
          .and(theCustomerDeclines())
          .when(PARTNER.disputes("Once more."))
          .thenNotAllowedNow();
    }
  }

  @Nested
  class TheReviewOfADispute {
    @Test
    void isDecidedByAnotherReviewerThanTheOneWhoRejected() {
      aDisputedClaim()
          .when(REVIEWER.approves())
          .thenRefused(
              new Refusal.AnotherReviewerNeeded(Set.of(Action.COMMENT, Action.REQUEST_ACTION)))
          .when(REVIEWER.rejects())
          .thenRefused(
              new Refusal.AnotherReviewerNeeded(Set.of(Action.COMMENT, Action.REQUEST_ACTION)))
          .when(OTHER_REVIEWER.approves())
          .thenStage(CONSENT_WINDOW);
    }

    @Test
    void excludesWhoRejectedNotWhoStartedTheReview() {
      aClaimUnderReview()
          .and(OTHER_REVIEWER.rejects(), PARTNER.disputes("Page 9."))
          .when(OTHER_REVIEWER.approves())
          .thenRefused(
              new Refusal.AnotherReviewerNeeded(Set.of(Action.COMMENT, Action.REQUEST_ACTION)))
          .when(REVIEWER.approves())
          .thenStage(CONSENT_WINDOW);
    }

    @Test
    void stillExcludesThemAfterThePartnerAnswered() {
      aDisputedClaimWaitingForThePartner()
          .and(PARTNER.resubmits("Here."))
          .when(REVIEWER.rejects())
          .thenRefused(new Refusal.AnotherReviewerNeeded(Set.of(Action.COMMENT)));
    }

    @Test
    void isDecidedByAnybodyWhenNoReviewerRejected() {
      aDeclinedClaim()
          .and(PARTNER.disputes("A mistake."))
          .when(REVIEWER.approves())
          .thenStage(CONSENT_WINDOW);
      aClaimThatThePartnerLeftUnanswered()
          .and(PARTNER.disputes("We were ill."))
          .when(REVIEWER.rejects())
          .thenStage(CLOSED);
      aClaimUnderReview()
          .and(PARTNER.withdraws(), PARTNER.disputes("Right after all."))
          .when(REVIEWER.approves())
          .thenStage(CONSENT_WINDOW);
    }

    @Test
    void mayAskThePartnerOnce() {
      ClaimScenario claim =
          aDisputedClaim()
              .when(OTHER_REVIEWER.requestsAction())
              .thenStage(PARTNER_ACTION_REQUIRED)
              .and(PARTNER.resubmits("Here."))
              .when(OTHER_REVIEWER.requestsAction())
              .thenNotAllowedNow(Action.APPROVE, Action.REJECT, Action.COMMENT);

      assertThat(claim.refusal(Refusal.NotAllowedNow.class).detail()).contains("only once");
    }

    @Test
    void mayAskThoughThePartnerWasAskedBeforeTheDispute() {
      aClaimUnderReview()
          .and(
              REVIEWER.requestsAction(),
              PARTNER.resubmits("Here."),
              REVIEWER.rejects(),
              PARTNER.disputes("Look again."))
          .when(OTHER_REVIEWER.requestsAction())
          .thenStage(PARTNER_ACTION_REQUIRED);
    }

    @Test
    void thatIsWonLeadsToAssociationLikeAnyApproval() {
      aClaimApprovedInADispute().atItsDeadline().when(theDeadlineIsApplied()).thenStage(ASSOCIATED);
    }

    @Test
    void thatIsOverdueRejectsNobody() {
      aDisputedClaim()
          .at("2026-11-30T10:00")
          .when(theDeadlineIsApplied())
          .thenHappened("ReviewOverdue")
          .thenStage(UNDER_REVIEW);
    }
  }

  @Nested
  class OnceTheDisputeWasUsed {
    @Test
    void aRefusalIsFinal() {
      aDisputedClaim()
          .when(OTHER_REVIEWER.rejects())
          .thenHappened("ClaimRejected")
          .thenStage(CLOSED)
          .thenNoClockRuns()
          .thenRejectedFor(POE_INSUFFICIENT);
    }

    @Test
    void aDeclineIsFinal() {
      aClaimApprovedInADispute()
          .when(theCustomerDeclines())
          .thenHappened("CustomerDeclined")
          .thenStage(CLOSED)
          .thenRejectedFor(CUSTOMER_DECLINED);
    }

    @Test
    void aWithdrawalIsFinal() {
      aDisputedClaim().when(PARTNER.withdraws()).thenStage(CLOSED).thenRejectedFor(PARTNER_REQUEST);
      aDisputedClaimWaitingForThePartner()
          .when(PARTNER.withdraws())
          .thenStage(CLOSED)
          .thenRejectedFor(PARTNER_REQUEST);
      aClaimApprovedInADispute()
          .when(PARTNER.withdraws())
          .thenStage(CLOSED)
          .thenRejectedFor(PARTNER_REQUEST);
    }

    @Test
    void silenceIsFinal() {
      aDisputedClaimWaitingForThePartner()
          .atItsDeadline()
          .when(theDeadlineIsApplied())
          .thenStage(CLOSED)
          .thenRejectedFor(NO_PARTNER_RESPONSE);
    }
  }
}
