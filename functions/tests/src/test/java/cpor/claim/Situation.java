package cpor.claim;

import static cpor.story.Happening.theNoticeFails;
import static cpor.story.Happening.theNoticeIsHandedOver;
import static cpor.story.Person.PARTNER;

import cpor.claim.Stage.HeldReason;
import cpor.story.ClaimScenario;
import cpor.story.Lives;

/** Every place in a claim's life in which the rules may give another answer. */
enum Situation {
  EDITING,
  DISCARDED,
  SUBMITTED,
  UNDER_REVIEW,
  UNDER_REVIEW_IN_DISPUTE,
  UNDER_REVIEW_IN_DISPUTE_AFTER_SILENCE,
  UNDER_REVIEW_IN_DISPUTE_AFTER_DECLINE,
  UNDER_REVIEW_IN_DISPUTE_ANSWERED,
  UNDER_REVIEW_IN_DISPUTE_TEN_NOTICES,
  PARTNER_ACTION_REQUIRED,
  PARTNER_ACTION_REQUIRED_IN_DISPUTE,
  WINDOW_PENDING,
  WINDOW_OPEN,
  WINDOW_OPEN_IN_DISPUTE,
  WINDOW_HELD,
  WINDOW_PENDING_FIVE_NOTICES,
  WINDOW_OPEN_FIVE_NOTICES,
  WINDOW_HELD_FIVE_NOTICES,
  WINDOW_PENDING_TEN_NOTICES,
  WINDOW_OPEN_TEN_NOTICES,
  WINDOW_HELD_TEN_NOTICES,
  ASSOCIATED,
  DISPUTE_PERIOD,
  DISPUTE_PERIOD_AFTER_DECLINE,
  DISPUTE_PERIOD_AFTER_SILENCE,
  DISPUTE_PERIOD_AFTER_WITHDRAWAL,
  CLOSED_UNDISPUTED,
  CLOSED_DISPUTE_REFUSED,
  CLOSED_ASSOCIATION_ENDED;

  ClaimScenario claim() {
    return switch (this) {
      case EDITING -> Lives.aDraft();
      case DISCARDED -> Lives.aDraft().and(PARTNER.discards());
      case SUBMITTED -> Lives.aSubmittedClaim();
      case UNDER_REVIEW -> Lives.aClaimUnderReview();
      case UNDER_REVIEW_IN_DISPUTE -> Lives.aDisputedClaim();
      case UNDER_REVIEW_IN_DISPUTE_AFTER_SILENCE ->
          Lives.aClaimThatThePartnerLeftUnanswered().and(PARTNER.disputes("We were ill."));
      case UNDER_REVIEW_IN_DISPUTE_AFTER_DECLINE ->
          Lives.aDeclinedClaim().and(PARTNER.disputes("It was a mistake."));
      case UNDER_REVIEW_IN_DISPUTE_ANSWERED ->
          Lives.aDisputedClaimWaitingForThePartner().and(PARTNER.resubmits("Here it is."));
      case UNDER_REVIEW_IN_DISPUTE_TEN_NOTICES -> Lives.aDisputedClaimWithTenNotices();
      case PARTNER_ACTION_REQUIRED -> Lives.aClaimWaitingForThePartner();
      case PARTNER_ACTION_REQUIRED_IN_DISPUTE -> Lives.aDisputedClaimWaitingForThePartner();
      case WINDOW_PENDING -> Lives.anApprovedClaim();
      case WINDOW_OPEN -> Lives.aClaimInItsConsentWindow();
      case WINDOW_OPEN_IN_DISPUTE -> Lives.aClaimApprovedInADispute();
      case WINDOW_HELD -> Lives.aHeldClaim();
      case WINDOW_PENDING_FIVE_NOTICES -> Lives.aClaimWithFiveNotices();
      case WINDOW_OPEN_FIVE_NOTICES -> Lives.aClaimWithFiveNotices().and(theNoticeIsHandedOver());
      case WINDOW_HELD_FIVE_NOTICES ->
          Lives.aClaimWithFiveNotices().and(theNoticeFails(HeldReason.BOUNCED));
      case WINDOW_PENDING_TEN_NOTICES -> Lives.aClaimWithTenNotices();
      case WINDOW_OPEN_TEN_NOTICES -> Lives.aClaimWithTenNotices().and(theNoticeIsHandedOver());
      case WINDOW_HELD_TEN_NOTICES ->
          Lives.aClaimWithTenNotices().and(theNoticeFails(HeldReason.BOUNCED));
      case ASSOCIATED -> Lives.anAssociatedClaim();
      case DISPUTE_PERIOD -> Lives.aRejectedClaim();
      case DISPUTE_PERIOD_AFTER_DECLINE -> Lives.aDeclinedClaim();
      case DISPUTE_PERIOD_AFTER_SILENCE -> Lives.aClaimThatThePartnerLeftUnanswered();
      case DISPUTE_PERIOD_AFTER_WITHDRAWAL -> Lives.aSubmittedClaim().and(PARTNER.withdraws());
      case CLOSED_UNDISPUTED -> Lives.aClaimWhoseDisputePeriodPassed();
      case CLOSED_DISPUTE_REFUSED -> Lives.aClaimWhoseDisputeWasRefused();
      case CLOSED_ASSOCIATION_ENDED -> Lives.aClaimWhoseAssociationEnded();
    };
  }
}
