package cpor.claim;

import static cpor.claim.NoticeKind.ACTION_REQUIRED;
import static cpor.claim.NoticeKind.ANSWER_REMINDER;
import static cpor.claim.NoticeKind.APPROVED;
import static cpor.claim.NoticeKind.ASSOCIATED;
import static cpor.claim.NoticeKind.ASSOCIATION_ENDED;
import static cpor.claim.NoticeKind.CONSENT_REQUEST;
import static cpor.claim.NoticeKind.DECLINED;
import static cpor.claim.NoticeKind.DISPUTE_DECIDED;
import static cpor.claim.NoticeKind.DISPUTE_REMINDER;
import static cpor.claim.NoticeKind.REJECTED;
import static cpor.claim.NoticeKind.SUBMITTED;
import static cpor.claim.NoticeKind.WINDOW_HELD;
import static cpor.story.ClaimScenario.MONDAY;
import static cpor.story.ClaimScenario.budapest;
import static cpor.story.ClaimScenario.periods;
import static cpor.story.Happening.theCustomerDeclines;
import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Happening.theNoticeFails;
import static cpor.story.Happening.theNoticeIsHandedOver;
import static cpor.story.Lives.aClaimApprovedInADispute;
import static cpor.story.Lives.aClaimInItsConsentWindow;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aClaimWaitingForThePartner;
import static cpor.story.Lives.aDeclinedClaim;
import static cpor.story.Lives.aDisputedClaim;
import static cpor.story.Lives.aDisputedClaimWaitingForThePartner;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aHeldClaim;
import static cpor.story.Lives.aRejectedClaim;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Lives.anApprovedClaim;
import static cpor.story.Lives.anAssociatedClaim;
import static cpor.story.Person.OTHER_REVIEWER;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.NoticeKind.Recipient;
import cpor.claim.Stage.HeldReason;
import cpor.story.ClaimScenario;
import cpor.story.Lives;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticesOwedTest {

  @ParameterizedTest(name = "{0} goes to the {1}")
  @CsvSource({
    "SUBMITTED,         PARTNER",
    "ACTION_REQUIRED,   PARTNER",
    "ANSWER_REMINDER,   PARTNER",
    "CONSENT_REQUEST,   CUSTOMER",
    "APPROVED,          PARTNER",
    "WINDOW_HELD,       PARTNER",
    "DECLINED,          CUSTOMER",
    "REJECTED,          PARTNER",
    "DISPUTE_REMINDER,  PARTNER",
    "DISPUTE_DECIDED,   PARTNER",
    "ASSOCIATED,        PARTNER",
    "ASSOCIATION_ENDED, PARTNER",
  })
  void eachKindHasItsRecipient(NoticeKind kind, Recipient recipient) {
    assertThat(kind.recipient()).isEqualTo(recipient);
  }

  @Test
  void thePartnersAreWrittenInEnglishUnlessItAskedForAnotherLanguage() {
    assertThat(new PartnerContact("Péter", "peter@fabrikam.example", null).noticeLanguage())
        .isEqualTo(Language.EN);
    assertThat(new PartnerContact("Péter", "peter@fabrikam.example", Language.HU).noticeLanguage())
        .isEqualTo(Language.HU);
  }

  @Nested
  class TheReview {
    @Test
    void tellsThePartnerThatTheClaimWasSubmitted() {
      owes(aDraft().and(PARTNER.submits()), SUBMITTED);
    }

    @Test
    void tellsThePartnerWhatIsMissingAndRemindsItABusinessDayBeforeTheAnswerIsDue() {
      assertThat(aClaimWaitingForThePartner().notices())
          .containsExactly(
              new OwedNotice(3, ACTION_REQUIRED, 1, MONDAY),
              new OwedNotice(3, ANSWER_REMINDER, 1, budapest("2026-11-27T10:00")));
    }

    @Test
    void remindsOfNothingWhenTheReminderWouldComeBeforeTheRequest() {
      ClaimScenario claim =
          aDraft()
              .withPeriods(
                  periods("5bd", "5bd", "10bd", "PT20S", "7d", "PT20S", "5bd", "1bd", "5d"))
              .and(PARTNER.submits(), REVIEWER.startsTheReview(), REVIEWER.requestsAction());

      owes(claim, ACTION_REQUIRED);
      owes(claim.and(PARTNER.withdraws()), REJECTED);
    }
  }

  @Nested
  class TheConsentWindow {
    @Test
    void asksTheCustomerAndTellsThePartnerThatTheClaimIsApproved() {
      owes(anApprovedClaim(), CONSENT_REQUEST, APPROVED);
    }

    @Test
    void asksAgainButDoesNotTellThePartnerTwice() {
      owes(aClaimInItsConsentWindow().and(PARTNER.resendsTheNotice()), CONSENT_REQUEST);
      owes(
          aClaimInItsConsentWindow().and(REVIEWER.correctsTheContact("adam.kun@contoso.hu")),
          CONSENT_REQUEST);
    }

    @Test
    void thatIsHeldIsToldToThePartner() {
      owes(aHeldClaim(), WINDOW_HELD);
    }

    @Test
    void thatPassedIsToldToThePartner() {
      owes(anAssociatedClaim(), ASSOCIATED);
    }
  }

  @Nested
  class EveryRejection {
    @Test
    void byAReviewerIsToldWithAReminderFiveDaysBeforeTheDisputePeriodEnds() {
      assertThat(aRejectedClaim().notices())
          .containsExactly(
              new OwedNotice(3, REJECTED, 1, MONDAY),
              new OwedNotice(3, DISPUTE_REMINDER, 1, budapest("2026-12-18T10:00")));
    }

    @Test
    void byDeclineWithdrawalOrSilenceIsToldAlike() {
      owes(aDeclinedClaim(), REJECTED, DISPUTE_REMINDER, DECLINED);
      owes(aSubmittedClaim().and(PARTNER.withdraws()), REJECTED, DISPUTE_REMINDER);
      owes(Lives.aClaimThatThePartnerLeftUnanswered(), REJECTED, DISPUTE_REMINDER);
    }

    @Test
    void thatIsFinalHasNothingToRemindOf() {
      owes(aClaimApprovedInADispute().and(theCustomerDeclines()), REJECTED, DECLINED);
      owes(aDisputedClaim().and(PARTNER.withdraws()), REJECTED);
      owes(
          aDisputedClaimWaitingForThePartner().atItsDeadline().and(theDeadlineIsApplied()),
          REJECTED);
    }

    @Test
    void afterAssociationIsToldAsTheAssociationsEnd() {
      owes(anAssociatedClaim().and(PARTNER.withdraws()), ASSOCIATION_ENDED);
    }
  }

  @Nested
  class ADispute {
    @Test
    void thatIsRefusedIsToldOnceAsDecided() {
      owes(aDisputedClaim().and(OTHER_REVIEWER.rejects()), DISPUTE_DECIDED);
    }

    @Test
    void thatIsWonIsToldOnceAsDecidedAndTheCustomerIsAsked() {
      owes(aDisputedClaim().and(OTHER_REVIEWER.approves()), CONSENT_REQUEST, DISPUTE_DECIDED);
    }
  }

  @Test
  void whateverElseHappensIsHistoryOnly() {
    owes(aDraft());
    owes(aDraft().and(PARTNER.edits(claim -> claim.partnerId("7654321"))));
    owes(aDraft().and(PARTNER.removes("scan")));
    owes(aDraft().and(PARTNER.discards()));
    owes(aSubmittedClaim().and(PARTNER.comments()));
    owes(aSubmittedClaim().and(REVIEWER.startsTheReview()));
    owes(aSubmittedClaim().at("2026-12-07T10:00").and(theDeadlineIsApplied()));
    owes(aClaimWaitingForThePartner().and(PARTNER.resubmits("Here.", "scan")));
    owes(anApprovedClaim().and(theNoticeIsHandedOver()));
    owes(aRejectedClaim().and(PARTNER.disputes("Page 9.")));
    owes(Lives.aClaimWhoseDisputePeriodPassed());
  }

  @Nested
  class ANotice {
    @Test
    void isOvertakenWhenTheStageThatCausedItIsLeft() {
      ClaimScenario claim = aDraft().and(PARTNER.submits());
      OwedNotice submitted = the(claim, SUBMITTED);

      overtaken(false, submitted, claim);
      overtaken(false, submitted, claim.and(PARTNER.comments(), REVIEWER.comments()));
      overtaken(true, submitted, claim.and(REVIEWER.startsTheReview()));
    }

    @Test
    void thatRemindsIsOvertakenByTheAnswer() {
      ClaimScenario claim = aClaimUnderReview().and(REVIEWER.requestsAction());
      OwedNotice reminder = the(claim, ANSWER_REMINDER);

      overtaken(true, reminder, claim.and(PARTNER.resubmits("Here.")));
      claim.and(REVIEWER.requestsAction());
      overtaken(true, reminder, claim);
      overtaken(false, the(claim, ANSWER_REMINDER), claim);
    }

    @Test
    void thatRemindsOfADisputeIsOvertakenByTheDispute() {
      ClaimScenario claim = aRejectedClaim();
      OwedNotice reminder = the(claim, DISPUTE_REMINDER);

      overtaken(false, reminder, claim);
      overtaken(true, reminder, claim.and(PARTNER.disputes("Page 9.")));
    }

    @Test
    void thatAsksTheCustomerIsOvertakenByARestartAHoldOrADecline() {
      overtaken(
          true,
          the(anApprovedClaim(), CONSENT_REQUEST),
          anApprovedClaim().and(REVIEWER.resendsTheNotice()));
      overtaken(
          true,
          the(anApprovedClaim(), CONSENT_REQUEST),
          anApprovedClaim().and(theNoticeFails(HeldReason.REFUSED)));
      overtaken(
          true,
          the(anApprovedClaim(), CONSENT_REQUEST),
          anApprovedClaim().and(theCustomerDeclines()));
    }

    @Test
    void thatAsksTheCustomerIsNotOvertakenByItsOwnHandOver() {
      overtaken(
          false,
          the(anApprovedClaim(), CONSENT_REQUEST),
          anApprovedClaim().and(theNoticeIsHandedOver()));
    }

    @Test
    void ofTheApprovalIsNotOvertakenByWhatHappensToTheWindow() {
      ClaimScenario claim = anApprovedClaim();
      OwedNotice approved = the(claim, APPROVED);

      overtaken(false, approved, claim.and(theNoticeIsHandedOver()));
      overtaken(false, approved, claim.and(PARTNER.resendsTheNotice()));
      overtaken(false, approved, claim.and(theNoticeFails(HeldReason.BOUNCED)));
      overtaken(false, approved, claim.and(REVIEWER.correctsTheContact("adam.kun@contoso.hu")));
      overtaken(true, approved, claim.and(theCustomerDeclines()));
    }

    @Test
    void ofAHeldWindowIsOvertakenWhenTheCustomerIsAskedAgain() {
      ClaimScenario claim = aHeldClaim();
      List<OwedNotice> held = claim.notices();

      claim.and(PARTNER.resendsTheNotice());

      assertThat(held).hasSize(1).allMatch(notice -> notice.isOvertakenBy(claim.claim()));
    }

    private static OwedNotice the(ClaimScenario claim, NoticeKind kind) {
      return claim.notices().stream()
          .filter(notice -> notice.kind() == kind)
          .findFirst()
          .orElseThrow();
    }

    private static void overtaken(boolean expected, OwedNotice notice, ClaimScenario claim) {
      assertThat(notice.isOvertakenBy(claim.claim())).isEqualTo(expected);
    }
  }

  /** Each belongs to the stage entry or window that has just begun, and none is a repetition. */
  private static void owes(ClaimScenario claim, NoticeKind... kinds) {
    assertThat(claim.notices()).extracting(OwedNotice::kind).containsExactly(kinds);
    assertThat(claim.notices())
        .allSatisfy(
            notice -> {
              assertThat(notice.sequence()).isEqualTo(claim.claim().stageSequence());
              assertThat(notice.occurrence()).isEqualTo(1);
            });
  }
}
