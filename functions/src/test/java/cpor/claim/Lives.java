package cpor.claim;

import static cpor.claim.ClaimScenario.aDraftStating;
import static cpor.claim.DetailsBuilder.details;
import static cpor.claim.Happening.theCustomerDeclines;
import static cpor.claim.Happening.theDeadlineIsApplied;
import static cpor.claim.Happening.theNoticeFails;
import static cpor.claim.Happening.theNoticeIsHandedOver;
import static cpor.claim.Person.OTHER_REVIEWER;
import static cpor.claim.Person.PARTNER;
import static cpor.claim.Person.REVIEWER;

import cpor.claim.Stage.HeldReason;

/**
 * Claims as far as they have come. Each has an uploaded document, {@code sow}, and one that is only
 * declared, {@code scan}. Everything that a person does was done on Monday at ten.
 */
final class Lives {

  private Lives() {}

  static ClaimScenario aDraft() {
    return aDraftStating(details().build())
        .and(PARTNER.declares("sow"), PARTNER.confirms("sow"), PARTNER.declares("scan"));
  }

  static ClaimScenario aSubmittedClaim() {
    return aDraft().and(PARTNER.submits());
  }

  static ClaimScenario aClaimUnderReview() {
    return aSubmittedClaim().and(REVIEWER.startsTheReview());
  }

  static ClaimScenario aClaimWaitingForThePartner() {
    return aClaimUnderReview().and(REVIEWER.requestsAction());
  }

  /** The consent notice is still on its way to the mail service. */
  static ClaimScenario anApprovedClaim() {
    return aClaimUnderReview().and(REVIEWER.approves());
  }

  static ClaimScenario aClaimInItsConsentWindow() {
    return anApprovedClaim().and(theNoticeIsHandedOver());
  }

  static ClaimScenario aHeldClaim() {
    return aClaimInItsConsentWindow().and(theNoticeFails(HeldReason.BOUNCED));
  }

  static ClaimScenario anAssociatedClaim() {
    return aClaimInItsConsentWindow().atItsDeadline().and(theDeadlineIsApplied());
  }

  static ClaimScenario aDeclinedClaim() {
    return aClaimInItsConsentWindow().and(theCustomerDeclines());
  }

  static ClaimScenario aClaimThatThePartnerLeftUnanswered() {
    return aClaimWaitingForThePartner().atItsDeadline().and(theDeadlineIsApplied());
  }

  /** Rejected by {@link Person#REVIEWER}. */
  static ClaimScenario aRejectedClaim() {
    return aClaimUnderReview().and(REVIEWER.rejects());
  }

  /** The rejection by {@link Person#REVIEWER} is disputed. */
  static ClaimScenario aDisputedClaim() {
    return aRejectedClaim().and(PARTNER.disputes("The signature is on page 9."));
  }

  static ClaimScenario aDisputedClaimWaitingForThePartner() {
    return aDisputedClaim().and(OTHER_REVIEWER.requestsAction());
  }

  /** The dispute was won, and the customer is asked. */
  static ClaimScenario aClaimApprovedInADispute() {
    return aDisputedClaim().and(OTHER_REVIEWER.approves(), theNoticeIsHandedOver());
  }

  static ClaimScenario aClaimWhoseDisputePeriodPassed() {
    return aRejectedClaim().atItsDeadline().and(theDeadlineIsApplied());
  }

  static ClaimScenario aClaimWhoseDisputeWasRefused() {
    return aDisputedClaim().and(OTHER_REVIEWER.rejects());
  }

  static ClaimScenario aClaimWhoseAssociationEnded() {
    return anAssociatedClaim().and(PARTNER.withdraws());
  }

  /** In its window with the fifth notice, still on its way. */
  static ClaimScenario aClaimWithFiveNotices() {
    return anApprovedClaim()
        .and(
            PARTNER.resendsTheNotice(),
            PARTNER.resendsTheNotice(),
            REVIEWER.resendsTheNotice(),
            REVIEWER.resendsTheNotice());
  }

  /** Declined at the fifth notice and disputed. */
  static ClaimScenario aDisputedClaimWithFiveNotices() {
    return aClaimWithFiveNotices()
        .and(theCustomerDeclines(), PARTNER.disputes("The customer mistook us for another."));
  }
}
