package cpor.claim;

import static cpor.claim.Rejection.RejectionReason.POE_INSUFFICIENT;
import static cpor.claim.StageName.CONSENT_WINDOW;
import static cpor.claim.StageName.DISPUTE_PERIOD;
import static cpor.claim.StageName.PARTNER_ACTION_REQUIRED;
import static cpor.claim.StageName.SUBMITTED;
import static cpor.claim.StageName.UNDER_REVIEW;
import static cpor.story.ClaimScenario.budapest;
import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Person.OTHER_REVIEWER;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Stage.ActionReason;
import cpor.story.ClaimScenario;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReviewTest {

  @Nested
  class Starting {
    @Test
    void givesFiveBusinessDaysForTheReviewAndLeavesTheDecisionsDayAlone() {
      aSubmittedClaim()
          .at("2026-11-26T15:30")
          .when(REVIEWER.startsTheReview())
          .thenHappened("ReviewStarted")
          .thenStage(UNDER_REVIEW)
          .thenDue("2026-12-03T15:30")
          .then(
              claim -> {
                assertThat(claim.status()).isEqualTo(ClaimStatus.UNDER_REVIEW);
                assertThat(claim.decisionDueAt()).contains(budapest("2026-12-07T10:00"));
              });
    }
  }

  @Nested
  class AMissedDeadline {
    @Test
    void ofTheStartIsRecordedAndRejectsNobody() {
      aSubmittedClaim()
          .at("2026-11-30T10:00")
          .when(theDeadlineIsApplied())
          .thenHappened("ReviewOverdue")
          .thenStage(SUBMITTED)
          .thenDue("2026-11-30T10:00");
    }

    @Test
    void ofTheReviewIsRecordedAndRejectsNobody() {
      aClaimUnderReview()
          .at("2026-11-30T10:00")
          .when(theDeadlineIsApplied())
          .thenHappened("ReviewOverdue")
          .thenStage(UNDER_REVIEW);
    }

    @Test
    void isRecordedOnceForTheReviewAndOnceForTheDecision() {
      aSubmittedClaim()
          .at("2026-11-30T10:00")
          .and(theDeadlineIsApplied())
          .at("2026-12-01T10:00")
          .when(theDeadlineIsApplied())
          .thenRefused(new Refusal.TooEarly(budapest("2026-12-07T10:00")))
          .at("2026-12-07T10:00")
          .when(theDeadlineIsApplied())
          .thenHappened("DecisionOverdue")
          .then(claim -> assertThat(claim.clock().wakeAt()).isNull())
          .at("2027-01-11T10:00")
          .when(theDeadlineIsApplied())
          .thenNothingHappened()
          .thenStage(SUBMITTED)
          .thenDue("2026-11-30T10:00");
    }

    @Test
    void ofBothThatIsAppliedLateIsRecordedTogether() {
      aSubmittedClaim()
          .at("2026-12-08T11:00")
          .when(theDeadlineIsApplied())
          .thenHappened("ReviewOverdue", "DecisionOverdue");
    }

    @Test
    void ofTheDecisionIsRecordedWhileTheReviewIsInTime() {
      aSubmittedClaim()
          .at("2026-12-03T10:00")
          .and(REVIEWER.startsTheReview())
          .at("2026-12-07T10:00")
          .when(theDeadlineIsApplied())
          .thenHappened("DecisionOverdue")
          .thenStage(UNDER_REVIEW)
          .at("2026-12-10T10:00")
          .when(theDeadlineIsApplied())
          .thenHappened("ReviewOverdue")
          .thenDue("2026-12-10T10:00")
          .then(claim -> assertThat(claim.decisionDueAt()).contains(budapest("2026-12-07T10:00")));
    }

    @Test
    void ofTheDecisionIsNotRecordedAgainAfterAnAnswer() {
      aSubmittedClaim()
          .at("2026-12-07T10:00")
          .and(theDeadlineIsApplied(), REVIEWER.startsTheReview(), REVIEWER.requestsAction())
          .at("2026-12-09T10:00")
          .and(PARTNER.resubmits("Here."))
          .when(theDeadlineIsApplied())
          .thenRefused(new Refusal.TooEarly(budapest("2026-12-16T10:00")));
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMITTED", "UNDER_REVIEW", "UNDER_REVIEW_IN_DISPUTE"})
    void neverRejectsHoweverLateItIs(Situation situation) {
      ClaimScenario claim = situation.claim();
      StageName stage = claim.claim().stage().name();

      claim.at("2027-11-23T10:00").and(theDeadlineIsApplied()).thenStage(stage);
    }
  }

  @Nested
  class Deciding {
    @Test
    void toApproveAsksTheCustomer() {
      aClaimUnderReview()
          .when(REVIEWER.approves())
          .thenHappened("ClaimApproved")
          .thenStage(CONSENT_WINDOW)
          .then(claim -> assertThat(claim.status()).isEqualTo(ClaimStatus.APPROVED));
    }

    @Test
    void toRejectGivesThirtyDaysToDispute() {
      aClaimUnderReview()
          .when(REVIEWER.rejects("Not signed.", POE_INSUFFICIENT))
          .thenHappened("ClaimRejected")
          .thenStage(DISPUTE_PERIOD)
          .thenDue("2026-12-23T10:00")
          .thenRejectedFor(POE_INSUFFICIENT)
          .then(claim -> assertThat(claim.status()).isEqualTo(ClaimStatus.REJECTED));
    }

    @Test
    void mayBeDoneByAnotherReviewerThanTheOneWhoStarted() {
      aClaimUnderReview().when(OTHER_REVIEWER.approves()).thenStage(CONSENT_WINDOW);
      aClaimUnderReview().when(OTHER_REVIEWER.rejects()).thenStage(DISPUTE_PERIOD);
    }

    @Test
    void toRejectNeedsAReasonAndAComment() {
      aClaimUnderReview().when(REVIEWER.rejects(" ")).thenInvalid("/reasons", "/comment");
    }

    @ParameterizedTest
    @EnumSource(names = {"PARTNER_REQUEST", "CUSTOMER_DECLINED", "NO_PARTNER_RESPONSE"})
    void isNotDoneForAReasonThatIsNoReviewers(RejectionReason reason) {
      aClaimUnderReview()
          .when(REVIEWER.rejects("No.", POE_INSUFFICIENT, reason))
          .thenInvalid("/reasons/1");
    }

    @ParameterizedTest
    @EnumSource(
        names = {
          "POE_INSUFFICIENT",
          "CUSTOMER_CONSENT_MISSING_IN_POE",
          "PRODUCTS_MISSING",
          "POE_UNAVAILABLE"
        })
    void isDoneForAReviewersReason(RejectionReason reason) {
      aClaimUnderReview().when(REVIEWER.rejects("No.", reason)).thenRejectedFor(reason);
    }
  }

  @Nested
  class AskingThePartner {
    @ParameterizedTest
    @EnumSource
    void isDoneForEveryReasonOfTheList(ActionReason reason) {
      aClaimUnderReview()
          .when(REVIEWER.requestsAction("Please.", reason))
          .thenHappened("PartnerActionRequested")
          .thenStage(PARTNER_ACTION_REQUIRED);
    }

    @Test
    void needsAReasonAndAComment() {
      aClaimUnderReview().when(REVIEWER.requestsAction("")).thenInvalid("/reasons", "/comment");
    }
  }

  @Test
  void whatIsWrongInItselfIsSaidBeforeTheStageIsLookedAt() {
    aDraft()
        .when(REVIEWER.rejects("No.", RejectionReason.PARTNER_REQUEST))
        .thenInvalid("/reasons/0");
    aDraft().when(REVIEWER.requestsAction("Please.")).thenInvalid("/reasons");
  }

  @Test
  void aLateDecisionCounts() {
    aClaimUnderReview()
        .at("2027-03-01T10:00")
        .and(theDeadlineIsApplied())
        .when(REVIEWER.approves())
        .thenStage(CONSENT_WINDOW);
    aDraft().and(PARTNER.submits()).at("2027-03-01T10:00").and(REVIEWER.startsTheReview());
  }
}
