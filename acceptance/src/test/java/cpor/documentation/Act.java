package cpor.documentation;

import cpor.claim.Action;
import cpor.claim.Actor;
import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDetails;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.Consent;
import cpor.claim.Evidence;
import cpor.claim.Language;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage.ActionReason;
import cpor.claim.Stage.HeldReason;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Something that is done to a claim, in a form with nothing else to find fault with. */
@FunctionalInterface
interface Act {

  ClaimCommand on(Claim claim, Instant now);

  /** What a person does who signs in. */
  static Act of(Action action, Actor by) {
    return (claim, now) ->
        switch (action) {
          case EDIT -> new ClaimCommand.Edit(by, now, withPartnerId(claim.details(), "7654321"));
          case DISCARD -> new ClaimCommand.Discard(by, now);
          case ADD_EVIDENCE -> new ClaimCommand.AddEvidence(by, now, document("another", now));
          case SUBMIT -> new ClaimCommand.Submit(by, now, "Adatum Zrt.", Set.of());
          case RESUBMIT ->
              new ClaimCommand.Resubmit(by, now, "Adatum Zrt.", "See page 4.", Set.of());
          case DISPUTE -> new ClaimCommand.DisputeRejection(by, now, "It is signed.", Set.of());
          case WITHDRAW -> new ClaimCommand.Withdraw(by, now, WithdrawalReason.OTHER, null);
          case COMMENT -> new ClaimCommand.Comment(by, now, "See page 4.");
          case RESEND_CONSENT_NOTICE -> new ClaimCommand.ResendConsentNotice(by, now);
          case CORRECT_CUSTOMER_CONTACT ->
              new ClaimCommand.CorrectCustomerContact(by, now, contact("adam.kun@contoso.example"));
          case START -> new ClaimCommand.StartReview(by, now);
          case REQUEST_ACTION ->
              new ClaimCommand.RequestAction(by, now, List.of(ActionReason.OTHER), "Who signed?");
          case APPROVE -> new ClaimCommand.Approve(by, now, null);
          case REJECT ->
              new ClaimCommand.Reject(
                  by, now, List.of(RejectionReason.POE_INSUFFICIENT), "It is not signed.");
        };
  }

  /** The customer presses the button of the current notice's page. */
  static Act decline() {
    return (claim, now) -> new ClaimCommand.Decline(now, notice(claim), null);
  }

  /** The customer presses the button of the page of the notice before. */
  static Act declineByAnOlderNotice() {
    return (claim, now) -> new ClaimCommand.Decline(now, notice(claim) - 1, null);
  }

  static Act noticeHandedOver() {
    return (claim, now) -> new ClaimCommand.OpenConsentWindow(now, notice(claim));
  }

  static Act noticeBounced() {
    return (claim, now) ->
        new ClaimCommand.HoldConsentWindow(now, notice(claim), HeldReason.BOUNCED);
  }

  static Act deadline(boolean noticeDelivered) {
    return (claim, now) ->
        new ClaimCommand.ApplyDeadline(now, claim.stageSequence(), noticeDelivered, false);
  }

  static Evidence document(String id, Instant addedAt) {
    return new Evidence(
        id, id + ".pdf", "application/pdf", 48_211, "0".repeat(64), null, false, addedAt);
  }

  static CustomerContact contact(String email) {
    return new CustomerContact("Éva Nagy", null, email, Language.HU);
  }

  private static int notice(Claim claim) {
    Consent consent = claim.consent();
    return consent == null ? claim.stageSequence() : consent.noticeSequence();
  }

  private static ClaimDetails withPartnerId(ClaimDetails details, String partnerId) {
    return new ClaimDetails(
        details.customer(),
        partnerId,
        details.solutionArea(),
        details.activity(),
        details.products(),
        details.customerContact(),
        details.partnerContact(),
        details.partnerReference(),
        details.replacesClaimId());
  }
}
