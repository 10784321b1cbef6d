package cpor.story;

import static cpor.story.ClaimScenario.aDraftStating;
import static cpor.story.DetailsBuilder.details;
import static cpor.story.Happening.theCustomerDeclines;
import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Happening.theNoticeFails;
import static cpor.story.Happening.theNoticeIsHandedOver;
import static cpor.story.Person.OTHER_REVIEWER;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;

import cpor.claim.Stage.HeldReason;

/**
 * Claims as far as they have come. Each has an uploaded document, {@code sow}, and one that is only
 * declared, {@code scan}. Everything that a person does was done on Monday at ten.
 */
public final class Lives {

  private Lives() {}

  public static ClaimScenario aDraft() {
    return aDraft(details());
  }

  public static ClaimScenario aDraft(DetailsBuilder stating) {
    return aDraftStating(stating.build())
        .and(PARTNER.declares("sow"), PARTNER.confirms("sow"), PARTNER.declares("scan"));
  }

  public static ClaimScenario aSubmittedClaim() {
    return aDraft().and(PARTNER.submits());
  }

  public static ClaimScenario aClaimUnderReview() {
    return aSubmittedClaim().and(REVIEWER.startsTheReview());
  }

  public static ClaimScenario aClaimWaitingForThePartner() {
    return aClaimUnderReview().and(REVIEWER.requestsAction());
  }

  /** The consent notice is still on its way to the mail service. */
  public static ClaimScenario anApprovedClaim() {
    return aClaimUnderReview().and(REVIEWER.approves());
  }

  public static ClaimScenario aClaimInItsConsentWindow() {
    return anApprovedClaim().and(theNoticeIsHandedOver());
  }

  public static ClaimScenario aHeldClaim() {
    return aClaimInItsConsentWindow().and(theNoticeFails(HeldReason.BOUNCED));
  }

  public static ClaimScenario anAssociatedClaim() {
    return aClaimInItsConsentWindow().atItsDeadline().and(theDeadlineIsApplied());
  }

  public static ClaimScenario aDeclinedClaim() {
    return aClaimInItsConsentWindow().and(theCustomerDeclines());
  }

  public static ClaimScenario aClaimThatThePartnerLeftUnanswered() {
    return aClaimWaitingForThePartner().atItsDeadline().and(theDeadlineIsApplied());
  }

  /** Rejected by {@link Person#REVIEWER}. */
  public static ClaimScenario aRejectedClaim() {
    return aClaimUnderReview().and(REVIEWER.rejects());
  }

  /** The rejection by {@link Person#REVIEWER} is disputed. */
  public static ClaimScenario aDisputedClaim() {
    return aRejectedClaim().and(PARTNER.disputes("The signature is on page 9."));
  }

  public static ClaimScenario aDisputedClaimWaitingForThePartner() {
    return aDisputedClaim().and(OTHER_REVIEWER.requestsAction());
  }

  /** The dispute was won, and the customer is asked. */
  public static ClaimScenario aClaimApprovedInADispute() {
    return aDisputedClaim().and(OTHER_REVIEWER.approves(), theNoticeIsHandedOver());
  }

  public static ClaimScenario aClaimWhoseDisputePeriodPassed() {
    return aRejectedClaim().atItsDeadline().and(theDeadlineIsApplied());
  }

  public static ClaimScenario aClaimWhoseDisputeWasRefused() {
    return aDisputedClaim().and(OTHER_REVIEWER.rejects());
  }

  public static ClaimScenario aClaimWhoseAssociationEnded() {
    return anAssociatedClaim().and(PARTNER.withdraws());
  }

  /** In its window with the fifth notice, still on its way. */
  public static ClaimScenario aClaimWithFiveNotices() {
    return anApprovedClaim()
        .and(
            PARTNER.resendsTheNotice(),
            PARTNER.resendsTheNotice(),
            REVIEWER.resendsTheNotice(),
            REVIEWER.resendsTheNotice());
  }

  /** In its window with the tenth notice, still on its way. */
  public static ClaimScenario aClaimWithTenNotices() {
    return aClaimWithFiveNotices()
        .and(
            REVIEWER.resendsTheNotice(),
            REVIEWER.resendsTheNotice(),
            REVIEWER.resendsTheNotice(),
            REVIEWER.resendsTheNotice(),
            REVIEWER.resendsTheNotice());
  }

  /** Declined at the tenth notice and disputed. */
  public static ClaimScenario aDisputedClaimWithTenNotices() {
    return aClaimWithTenNotices()
        .and(theCustomerDeclines(), PARTNER.disputes("The customer mistook us for another."));
  }
}
