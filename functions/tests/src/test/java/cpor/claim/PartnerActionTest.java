package cpor.claim;

import static cpor.claim.Rejection.RejectionReason.NO_PARTNER_RESPONSE;
import static cpor.claim.StageName.CLOSED;
import static cpor.claim.StageName.DISPUTE_PERIOD;
import static cpor.claim.StageName.PARTNER_ACTION_REQUIRED;
import static cpor.claim.StageName.UNDER_REVIEW;
import static cpor.story.ClaimScenario.budapest;
import static cpor.story.ClaimScenario.periods;
import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aClaimWaitingForThePartner;
import static cpor.story.Lives.aDisputedClaimWaitingForThePartner;
import static cpor.story.Lives.aDraft;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.story.ClaimScenario;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PartnerActionTest {

  @Nested
  class WhileThePartnerIsWaitedFor {
    @Test
    void itHasFiveBusinessDaysToAnswerAndTheDecisionIsNotDue() {
      aClaimWaitingForThePartner()
          .thenStage(PARTNER_ACTION_REQUIRED)
          .thenDue("2026-11-30T10:00")
          .then(
              claim -> {
                assertThat(claim.status()).isEqualTo(ClaimStatus.PARTNER_ACTION_REQUIRED);
                assertThat(claim.decisionDueAt()).isEmpty();
                assertThat(claim.clock().remindAt()).isEqualTo(budapest("2026-11-27T10:00"));
              });
    }

    @Test
    void aClaimKeepsTheNameThatItWasLastSubmittedUnder() {
      aDraft()
          .and(PARTNER.submitsAs("Adatum Kft."), REVIEWER.startsTheReview())
          .then(claim -> assertThat(claim.organisationName()).isEqualTo("Adatum Kft."))
          .and(
              REVIEWER.requestsAction(),
              PARTNER.resubmitsAs("Adatum Nyrt.", "We are listed now."),
              REVIEWER.approves())
          .then(claim -> assertThat(claim.organisationName()).isEqualTo("Adatum Nyrt."));
    }

    @Test
    void aCommentAloneIsNoAnswer() {
      aClaimWaitingForThePartner()
          .and(PARTNER.comments())
          .thenStage(PARTNER_ACTION_REQUIRED)
          .atItsDeadline()
          .when(theDeadlineIsApplied())
          .thenStage(DISPUTE_PERIOD);
    }

    @Test
    void itsSilenceRejects() {
      aClaimWaitingForThePartner()
          .at("2026-11-30T10:00")
          .when(theDeadlineIsApplied())
          .thenHappened("ClaimRejected")
          .thenStage(DISPUTE_PERIOD)
          .thenRejectedFor(NO_PARTNER_RESPONSE)
          .thenDue("2026-12-30T10:00");
    }

    @Test
    void itsSilenceInADisputeIsFinal() {
      aDisputedClaimWaitingForThePartner()
          .atItsDeadline()
          .when(theDeadlineIsApplied())
          .thenHappened("ClaimRejected")
          .thenStage(CLOSED)
          .thenRejectedFor(NO_PARTNER_RESPONSE)
          .thenNoClockRuns();
    }
  }

  @Nested
  class AnAnswer {
    @Test
    void withNothingNewIsNone() {
      aClaimWaitingForThePartner()
          .when(PARTNER.resubmits(null))
          .thenInvalid("")
          .thenStage(PARTNER_ACTION_REQUIRED);
    }

    @Test
    void withADocumentThatIsOnlyDeclaredIsNone() {
      aClaimWaitingForThePartner()
          .and(PARTNER.declares("dates"))
          .when(PARTNER.resubmits(null))
          .thenInvalid("");
    }

    @Test
    void thatOnlyAReviewerCommentedIsNone() {
      aClaimWaitingForThePartner()
          .and(REVIEWER.comments())
          .when(PARTNER.resubmits(null))
          .thenInvalid("");
    }

    @Test
    void ofBeforeTheRequestIsNone() {
      aClaimUnderReview()
          .and(PARTNER.comments(), REVIEWER.requestsAction())
          .when(PARTNER.resubmits(null))
          .thenInvalid("");
    }

    @Test
    void mayBeACommentAlongWithIt() {
      aClaimWaitingForThePartner()
          .when(PARTNER.resubmits("Dates are on page 4."))
          .thenHappened("ClaimResubmitted")
          .thenStage(UNDER_REVIEW);
    }

    @Test
    void mayBeACommentSinceTheRequest() {
      aClaimWaitingForThePartner()
          .and(PARTNER.comments())
          .when(PARTNER.resubmits(null))
          .thenStage(UNDER_REVIEW);
    }

    @Test
    void mayBeAnEditSinceTheRequest() {
      aClaimWaitingForThePartner()
          .and(PARTNER.edits(claim -> claim.partnerId("7654321")))
          .when(PARTNER.resubmits(null))
          .thenStage(UNDER_REVIEW);
    }

    @Test
    void mayBeADocumentConfirmedSinceTheRequest() {
      aClaimWaitingForThePartner()
          .and(PARTNER.declares("dates"), PARTNER.confirms("dates"))
          .when(PARTNER.resubmits(null))
          .thenHappened("ClaimResubmitted");
    }

    @Test
    void mayBeADocumentFoundUploadedWithIt() {
      aClaimWaitingForThePartner()
          .and(PARTNER.declares("dates"))
          .when(PARTNER.resubmits(null, "dates"))
          .thenHappened("EvidenceConfirmed", "ClaimResubmitted");
    }

    @Test
    void getsAFreshReviewSla() {
      aClaimWaitingForThePartner()
          .at("2026-11-25T10:00")
          .when(PARTNER.resubmits("Here."))
          .thenDue("2026-12-02T10:00");
    }

    @Test
    void inADisputeGetsAFreshAnswerTimeAndNoDayForTheDecision() {
      aDisputedClaimWaitingForThePartner()
          .at("2026-11-25T10:00")
          .when(PARTNER.resubmits("Here."))
          .thenStage(UNDER_REVIEW)
          .thenDue("2026-12-02T10:00")
          .then(claim -> assertThat(claim.decisionDueAt()).isEmpty());
    }

    @Test
    void winsEvenLateIfTheDeadlineWasNotAppliedYet() {
      aClaimWaitingForThePartner()
          .at("2026-12-24T10:00")
          .when(PARTNER.resubmits("Sorry, we were away."))
          .thenStage(UNDER_REVIEW);
    }
  }

  @Nested
  class TheDayOfTheDecision {
    @Test
    void movesByTheBusinessTimeSpentWaiting() {
      aClaimWaitingForThePartner()
          .at("2026-11-25T16:30")
          .when(PARTNER.resubmits("Here."))
          .then(claim -> assertThat(claim.decisionDueAt()).contains(budapest("2026-12-09T16:30")));
    }

    @Test
    void doesNotMoveByAWeekend() {
      aClaimUnderReview()
          .at("2026-11-27T10:00")
          .and(REVIEWER.requestsAction())
          .at("2026-11-30T10:00")
          .when(PARTNER.resubmits("Here."))
          .then(claim -> assertThat(claim.decisionDueAt()).contains(budapest("2026-12-08T10:00")));
    }

    @Test
    void movesOverChristmasByAsManyBusinessDaysAsTheAnswerMayTake() {
      aDraft()
          .at("2026-12-14T10:00:15")
          .and(PARTNER.submits(), REVIEWER.startsTheReview())
          .then(
              claim -> assertThat(claim.decisionDueAt()).contains(budapest("2026-12-30T10:00:15")))
          .at("2026-12-17T10:00:15")
          .and(REVIEWER.requestsAction())
          .thenDue("2026-12-28T10:00:15")
          .atItsDeadline()
          .when(PARTNER.resubmits("Here."))
          .then(
              claim -> assertThat(claim.decisionDueAt()).contains(budapest("2027-01-07T10:00:15")));
    }

    @Test
    void movesAgainWithEveryRequest() {
      aClaimWaitingForThePartner()
          .at("2026-11-24T10:00")
          .and(PARTNER.resubmits("Here."), REVIEWER.requestsAction())
          .at("2026-11-26T10:00")
          .when(PARTNER.resubmits("And here."))
          .then(claim -> assertThat(claim.decisionDueAt()).contains(budapest("2026-12-10T10:00")));
    }

    @Test
    void staysWhenThePartnerAnswersAtOnce() {
      aClaimWaitingForThePartner()
          .when(PARTNER.resubmits("Here."))
          .then(claim -> assertThat(claim.decisionDueAt()).contains(budapest("2026-12-07T10:00")));
    }

    @Test
    void isNullAfterTheDecision() {
      aClaimUnderReview()
          .and(REVIEWER.approves())
          .then(claim -> assertThat(claim.decisionDueAt()).isEmpty());
      aClaimUnderReview()
          .and(REVIEWER.rejects())
          .then(claim -> assertThat(claim.decisionDueAt()).isEmpty());
    }

    @Test
    void inATrialRunMovesByTheTimeThatPassed() {
      aClaimInATrialRun()
          .and(REVIEWER.requestsAction())
          .at("2026-11-23T10:00:07.25")
          .when(PARTNER.resubmits("Here."))
          .then(
              claim -> assertThat(claim.decisionDueAt()).contains(budapest("2026-11-23T10:00:48")));
    }

    @Test
    void inATrialRunStaysWhenThePartnerAnswersAtOnce() {
      aClaimInATrialRun()
          .and(REVIEWER.requestsAction())
          .when(PARTNER.resubmits("Here."))
          .then(
              claim -> assertThat(claim.decisionDueAt()).contains(budapest("2026-11-23T10:00:40")));
    }

    private static ClaimScenario aClaimInATrialRun() {
      return aDraft()
          .withPeriods(
              periods(
                  "PT20S", "PT20S", "PT40S", "PT20S", "PT20S", "PT60S", "PT20S", "PT5S", "PT10S"))
          .and(PARTNER.submits(), REVIEWER.startsTheReview());
    }
  }
}
