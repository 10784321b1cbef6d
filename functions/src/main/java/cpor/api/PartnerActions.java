package cpor.api;

import cpor.api.request.Caller;
import cpor.api.request.TextRule;
import cpor.claim.Action;
import cpor.claim.ClaimCommand;
import cpor.claim.Rejection.WithdrawalReason;
import java.util.Objects;

/** What partners do with a claim that they have filed. */
final class PartnerActions {

  private final ClaimFiling filing;
  private final EvidenceRequests evidence;

  PartnerActions(ClaimFiling filing, EvidenceRequests evidence) {
    this.filing = filing;
    this.evidence = evidence;
  }

  ClaimCommand.OfPerson discard(Change change) {
    return new ClaimCommand.Discard(change.by(), change.at());
  }

  /** The claim to be replaced may have moved on since the draft named it. */
  ClaimCommand.OfPerson submit(Change change, Caller.Partner partner) {
    filing.checkReplacedClaim(change.claim().details(), change.body(), partner);
    return new ClaimCommand.Submit(
        change.by(), change.at(), partner.legalName(), evidence.verified(change, Action.SUBMIT));
  }

  ClaimCommand.OfPerson resubmit(Change change, Caller.Partner partner) {
    return new ClaimCommand.Resubmit(
        change.by(),
        change.at(),
        partner.legalName(),
        change.body().text("comment", TextRule.TEXT),
        evidence.verified(change, Action.RESUBMIT));
  }

  ClaimCommand.OfPerson dispute(Change change) {
    return new ClaimCommand.DisputeRejection(
        change.by(),
        change.at(),
        change.body().text("justification", TextRule.TEXT),
        evidence.verified(change, Action.DISPUTE));
  }

  ClaimCommand.OfPerson withdraw(Change change) {
    WithdrawalReason reason = change.body().oneOf("reason", WithdrawalReason.values(), Enum::name);
    if (reason == null && !change.body().has("reason")) {
      change.body().fault("reason", "is needed");
    }
    return new ClaimCommand.Withdraw(
        change.by(),
        change.at(),
        Objects.requireNonNullElse(reason, WithdrawalReason.OTHER),
        change.body().text("comment", TextRule.TEXT));
  }
}
