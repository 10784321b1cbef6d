package cpor.claim;

import static cpor.claim.Rejection.RejectionReason.CUSTOMER_DECLINED;
import static cpor.claim.Stage.HeldReason.BOUNCED;
import static cpor.claim.Stage.HeldReason.COMPLAINT;
import static cpor.claim.Stage.HeldReason.NOT_DELIVERED;
import static cpor.claim.Stage.HeldReason.REFUSED;
import static cpor.claim.StageName.ASSOCIATED;
import static cpor.claim.StageName.CONSENT_WINDOW;
import static cpor.claim.StageName.DISPUTE_PERIOD;
import static cpor.story.ClaimScenario.MONDAY;
import static cpor.story.ClaimScenario.budapest;
import static cpor.story.Happening.currentNotice;
import static cpor.story.Happening.theCustomerDeclines;
import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Happening.theDeadlineIsAppliedToAnUndeliveredNotice;
import static cpor.story.Happening.theDeadlineIsAppliedWhileWindowsArePaused;
import static cpor.story.Happening.theNoticeFails;
import static cpor.story.Happening.theNoticeIsHandedOver;
import static cpor.story.Lives.aClaimInItsConsentWindow;
import static cpor.story.Lives.aClaimWithFiveNotices;
import static cpor.story.Lives.aClaimWithTenNotices;
import static cpor.story.Lives.aDeclinedClaim;
import static cpor.story.Lives.aDisputedClaimWithTenNotices;
import static cpor.story.Lives.aHeldClaim;
import static cpor.story.Lives.anApprovedClaim;
import static cpor.story.Lives.anAssociatedClaim;
import static cpor.story.Person.OTHER_REVIEWER;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.Stage.HeldReason;
import cpor.claim.Stage.WindowState;
import cpor.story.ClaimScenario;
import cpor.story.DetailsBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentWindowTest {

  @Nested
  class TheWindow {
    @Test
    void hasNoClockBeforeTheNoticeIsHandedOver() {
      ClaimScenario approved = anApprovedClaim().thenStage(CONSENT_WINDOW).thenNoClockRuns();

      assertThat(approved.consent().noticeSentAt()).isNull();
      assertThat(approved.claim().windowEndsAt()).isEmpty();
    }

    @Test
    void lastsSevenDaysFromTheHandOver() {
      ClaimScenario opened =
          anApprovedClaim()
              .at("2026-11-24T11:15:30")
              .when(theNoticeIsHandedOver())
              .thenHappened("ConsentWindowOpened")
              .thenStage(CONSENT_WINDOW)
              .thenDue("2026-12-01T11:15:30");

      assertThat(opened.consent().noticeSentAt()).isEqualTo(budapest("2026-11-24T11:15:30"));
      assertThat(opened.claim().windowEndsAt()).contains(budapest("2026-12-01T11:15:30"));
    }

    @Test
    void isOpenedOnceHoweverOftenTheHandOverIsRecorded() {
      aClaimInItsConsentWindow()
          .at("2026-11-24T10:00")
          .when(theNoticeIsHandedOver())
          .thenRefused(new Refusal.Moved())
          .thenDue("2026-11-30T10:00");
    }

    @Test
    void isNotOpenedByAnOlderNotice() {
      ClaimScenario claim = anApprovedClaim();
      int older = currentNotice(claim.claim());

      claim
          .and(PARTNER.resendsTheNotice())
          .when(theNoticeIsHandedOver(older))
          .thenRefused(new Refusal.Moved())
          .thenNoClockRuns();
    }

    @Test
    void thatPassesInSilenceAssociates() {
      aClaimInItsConsentWindow()
          .at("2026-11-30T10:00")
          .when(theDeadlineIsApplied())
          .thenHappened("ClaimAssociated")
          .thenStage(ASSOCIATED)
          .thenNoClockRuns()
          .then(claim -> assertThat(claim.status()).isEqualTo(ClaimStatus.APPROVED));
    }
  }

  @Nested
  class Declining {
    @Test
    void rejectsTheClaim() {
      ClaimScenario declined =
          aClaimInItsConsentWindow()
              .at("2026-11-26T10:00")
              .when(theCustomerDeclines())
              .thenHappened("CustomerDeclined")
              .thenStage(DISPUTE_PERIOD)
              .thenRejectedFor(CUSTOMER_DECLINED)
              .thenDue("2026-12-26T10:00");

      assertThat(declined.consent().declinedAt()).isEqualTo(budapest("2026-11-26T10:00"));
      assertThat(declined.consent().declineReason()).isEqualTo("We chose another partner.");
      assertThat(declined.rejection().rejectedBy()).isNull();
    }

    @Test
    void isPossibleAsSoonAsTheLinkExists() {
      anApprovedClaim().when(theCustomerDeclines()).thenStage(DISPUTE_PERIOD);
    }

    @ParameterizedTest
    @EnumSource(HeldReason.class)
    void isPossibleWhileTheWindowIsHeld(HeldReason reason) {
      ClaimScenario declined =
          aClaimInItsConsentWindow()
              .and(theNoticeFails(reason))
              .when(theCustomerDeclines())
              .thenStage(DISPUTE_PERIOD);

      assertThat(declined.claim().heldReason()).isEmpty();
    }

    @Test
    void isPossibleByTheCurrentNoticesLinkOnly() {
      ClaimScenario claim = aClaimInItsConsentWindow();
      int older = currentNotice(claim.claim());

      claim
          .and(PARTNER.resendsTheNotice())
          .when(theCustomerDeclines(older))
          .thenRefused(new Refusal.LinkDead())
          .thenStage(CONSENT_WINDOW)
          .when(theCustomerDeclines())
          .thenStage(DISPUTE_PERIOD);
    }

    @Test
    void byALinkOfBeforeADisputeIsDead() {
      ClaimScenario claim = aDeclinedClaim();
      int older = currentNotice(claim.claim());

      claim
          .and(PARTNER.disputes("A mistake."), REVIEWER.approves(), theNoticeIsHandedOver())
          .when(theCustomerDeclines(older))
          .thenRefused(new Refusal.LinkDead());
    }

    @Test
    void winsEvenLateIfTheDeadlineWasNotAppliedYet() {
      aClaimInItsConsentWindow()
          .at("2026-12-15T10:00")
          .when(theCustomerDeclines())
          .thenStage(DISPUTE_PERIOD);
    }

    @Test
    void isTooLateOnceTheClaimIsAssociated() {
      anAssociatedClaim().when(theCustomerDeclines()).thenRefused(new Refusal.LinkDead());
    }

    @Test
    void isRememberedWhenTheCustomerIsAskedAgain() {
      ClaimScenario askedAgain =
          aDeclinedClaim()
              .and(PARTNER.disputes("A mistake."))
              .at("2026-11-24T10:00")
              .when(OTHER_REVIEWER.approves())
              .thenStage(CONSENT_WINDOW);

      assertThat(askedAgain.consent().declinedAt()).isEqualTo(MONDAY);
      assertThat(askedAgain.consent().noticeSentAt()).isNull();
      assertThat(askedAgain.claim().rejection()).isNull();
    }
  }

  @Nested
  class ResendingTheNotice {
    @Test
    void restartsTheWindowWithANewLink() {
      ClaimScenario claim = aClaimInItsConsentWindow().at("2026-11-26T10:00");
      int older = currentNotice(claim.claim());

      claim
          .when(PARTNER.resendsTheNotice())
          .thenHappened("ConsentNoticeRequested")
          .thenStage(CONSENT_WINDOW)
          .thenNoClockRuns();
      assertThat(currentNotice(claim.claim())).isGreaterThan(older);

      claim.at("2026-11-26T10:05").and(theNoticeIsHandedOver()).thenDue("2026-12-03T10:05");
    }

    @Test
    void freesAHeldWindow() {
      ClaimScenario claim = aHeldClaim().and(REVIEWER.resendsTheNotice());

      assertThat(claim.claim().heldReason()).isEmpty();
      claim
          .at("2026-11-26T10:00")
          .and(theNoticeIsHandedOver())
          .thenDue("2026-12-03T10:00")
          .atItsDeadline()
          .when(theDeadlineIsApplied())
          .thenStage(ASSOCIATED);
    }

    @Test
    void isAPartnersToRequestUntilAClaimHasFiveNoticesWhoeverAskedForThem() {
      ClaimScenario claim = aClaimWithFiveNotices();

      assertThat(claim.consent().notices()).isEqualTo(5);
      claim
          .when(PARTNER.resendsTheNotice())
          .thenNotAllowedNow(Action.WITHDRAW, Action.COMMENT)
          .and(theNoticeFails(BOUNCED))
          .when(PARTNER.correctsTheContact("adam.kun@contoso.hu"))
          .thenNotAllowedNow(Action.WITHDRAW, Action.COMMENT);
      assertThat(claim.refusal(Refusal.NotAllowedNow.class).detail())
          .contains("5 consent notices")
          .contains("a reviewer may");
    }

    @Test
    void isAReviewersToRequestUntilAClaimHasTenNotices() {
      ClaimScenario claim = aClaimWithTenNotices();

      assertThat(claim.consent().notices()).isEqualTo(10);
      claim
          .when(REVIEWER.correctsTheContact("adam.kun@contoso.hu"))
          .thenNotAllowedNow(Action.COMMENT)
          .when(REVIEWER.resendsTheNotice())
          .thenNotAllowedNow(Action.COMMENT);
      assertThat(claim.refusal(Refusal.NotAllowedNow.class).detail())
          .contains("10 consent notices")
          .contains("nobody requests more")
          .contains("the partner may withdraw");
    }

    @Test
    void byApprovingOnceMoreIsNeverRefused() {
      ClaimScenario claim =
          aDisputedClaimWithTenNotices()
              .when(OTHER_REVIEWER.approves())
              .thenHappened("ClaimApproved");

      assertThat(claim.consent().notices()).isEqualTo(11);
      claim.and(theNoticeIsHandedOver()).thenStage(CONSENT_WINDOW);
    }
  }

  @Nested
  class CorrectingTheContact {
    @Test
    void isPossibleForAReviewerAtAnyTimeOfTheWindowAndAsksTheNewOne() {
      aClaimInItsConsentWindow()
          .when(REVIEWER.correctsTheContact("adam.kun@contoso.hu"))
          .thenHappened("CustomerContactCorrected")
          .thenNoClockRuns()
          .then(
              claim ->
                  assertThat(claim.details().customerContact())
                      .isEqualTo(DetailsBuilder.customerAt("adam.kun@contoso.hu")))
          .and(theNoticeIsHandedOver())
          .thenDue("2026-11-30T10:00");
      anApprovedClaim()
          .when(REVIEWER.correctsTheContact("adam.kun@contoso.hu"))
          .thenHappened("CustomerContactCorrected");
    }

    @Test
    void isPossibleForThePartnerOnlyWhileTheWindowIsHeld() {
      aHeldClaim()
          .when(PARTNER.correctsTheContact("adam.kun@contoso.hu"))
          .thenHappened("CustomerContactCorrected");

      ClaimScenario open =
          aClaimInItsConsentWindow().when(PARTNER.correctsTheContact("adam.kun@contoso.hu"));

      assertThat(open.refusal(Refusal.NotAllowedNow.class).detail())
          .contains("only while the consent window is held");
    }

    @Test
    void isToldWhatIsWrongBeforeWhetherItIsAllowed() {
      anAssociatedClaim()
          .when(REVIEWER.correctsTheContact("peter@fabrikam.example"))
          .thenInvalid("/customerContact/email");
      aClaimInItsConsentWindow()
          .when(PARTNER.correctsTheContact("eva@sales.fabrikam.example"))
          .thenInvalid("/customerContact/email");
    }

    @Test
    void neverMakesThePartnersAddressTheCustomers() {
      aHeldClaim()
          .when(PARTNER.correctsTheContact("peter@fabrikam.example"))
          .thenInvalid("/customerContact/email");
      aHeldClaim()
          .when(REVIEWER.correctsTheContact("eva@sales.fabrikam.example"))
          .thenInvalid("/customerContact/email");
    }

    @Test
    void needsAWholeContact() {
      aHeldClaim()
          .when(PARTNER.correctsTheContact(new CustomerContact(null, "CIO", null, null)))
          .thenInvalid(
              "/customerContact/name", "/customerContact/email", "/customerContact/language");
    }

    @Test
    void killsTheLinkOfTheOldContact() {
      ClaimScenario claim = aHeldClaim();
      int older = currentNotice(claim.claim());

      claim
          .and(PARTNER.correctsTheContact("adam.kun@contoso.hu"))
          .when(theCustomerDeclines(older))
          .thenRefused(new Refusal.LinkDead());
    }
  }

  @Nested
  class ANoticeThatDoesNotArrive {
    @ParameterizedTest
    @EnumSource(names = {"BOUNCED", "COMPLAINT", "REFUSED"})
    void holdsTheOpenWindowAtOnce(HeldReason reason) {
      ClaimScenario held =
          aClaimInItsConsentWindow()
              .at("2026-11-26T10:00")
              .when(theNoticeFails(reason))
              .thenHappened("ConsentWindowHeld")
              .thenStage(CONSENT_WINDOW)
              .thenNoClockRuns();

      assertThat(held.claim().heldReason()).contains(reason);
      assertThat(held.claim().windowEndsAt()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"BOUNCED", "COMPLAINT", "REFUSED"})
    void holdsTheWindowBeforeItOpenedAndKeepsItShut(HeldReason reason) {
      anApprovedClaim()
          .when(theNoticeFails(reason))
          .thenHappened("ConsentWindowHeld")
          .when(theNoticeIsHandedOver())
          .thenRefused(new Refusal.Moved())
          .thenNoClockRuns();
    }

    @Test
    void holdsTheWindowForItsReasonAndFromThenOn() {
      aClaimInItsConsentWindow()
          .at("2026-11-26T10:00")
          .and(theNoticeFails(BOUNCED))
          .then(
              claim ->
                  assertThat(claim.stage())
                      .isEqualTo(
                          new Stage.ConsentWindow(
                              new WindowState.Held(BOUNCED, budapest("2026-11-26T10:00")))));
    }

    @Test
    void holdsTheWindowOnce() {
      aHeldClaim().when(theNoticeFails(COMPLAINT)).thenRefused(new Refusal.Moved());
    }

    @Test
    void changesNothingIfItIsAnOlderOne() {
      ClaimScenario claim = aClaimInItsConsentWindow();
      int older = currentNotice(claim.claim());

      claim
          .and(PARTNER.resendsTheNotice(), theNoticeIsHandedOver())
          .when(theNoticeFails(BOUNCED, older))
          .thenRefused(new Refusal.Moved())
          .thenDue("2026-11-30T10:00");
    }

    @Test
    void changesNothingAfterTheWindow() {
      anAssociatedClaim().when(theNoticeFails(COMPLAINT)).thenRefused(new Refusal.Moved());
      aDeclinedClaim().when(theNoticeFails(REFUSED)).thenRefused(new Refusal.Moved());
    }

    @Test
    void thoughItOnlyBouncedForATimeHoldsAtTheEndInsteadOfAssociating() {
      ClaimScenario held =
          aClaimInItsConsentWindow()
              .atItsDeadline()
              .when(theDeadlineIsAppliedToAnUndeliveredNotice())
              .thenHappened("ConsentWindowHeld")
              .thenStage(CONSENT_WINDOW)
              .thenNoClockRuns();

      assertThat(held.claim().heldReason()).contains(NOT_DELIVERED);
    }

    @Test
    void andNoWindowEndsWhileCustomersCannotReachTheirLinks() {
      aClaimInItsConsentWindow()
          .atItsDeadline()
          .when(theDeadlineIsAppliedWhileWindowsArePaused())
          .thenRefused(new Refusal.WindowsPaused())
          .when(theDeadlineIsApplied())
          .thenHappened("ClaimAssociated");
    }

    @Test
    void neverLetsAHeldWindowAssociateHoweverLong() {
      aHeldClaim()
          .at("2027-11-30T10:00")
          .when(theDeadlineIsApplied())
          .thenRefused(new Refusal.Moved())
          .when(theDeadlineIsAppliedToAnUndeliveredNotice())
          .thenRefused(new Refusal.Moved())
          .thenStage(CONSENT_WINDOW);
    }

    @Test
    void outdatesTheDeadlineThatTheOpenWindowHad() {
      ClaimScenario claim = aClaimInItsConsentWindow();
      int openSequence = claim.claim().stageSequence();

      claim
          .and(theNoticeFails(BOUNCED))
          .at("2026-11-30T10:00")
          .when(theDeadlineIsApplied(openSequence))
          .thenRefused(new Refusal.Moved());
    }
  }
}
