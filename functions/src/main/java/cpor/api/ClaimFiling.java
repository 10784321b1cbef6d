package cpor.api;

import cpor.api.request.Caller;
import cpor.api.request.ClaimDetailsFields;
import cpor.api.request.RequestFields;
import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDetails;
import cpor.claim.ClaimStatus;
import cpor.cloud.Cloud;
import cpor.table.claims.ClaimStore;
import java.util.Objects;

/** What partners state in a claim, when they create it and when they edit it. */
final class ClaimFiling {

  private final ClaimStore claims;
  private final Cloud cloud;

  ClaimFiling(ClaimStore claims, Cloud cloud) {
    this.claims = claims;
    this.cloud = cloud;
  }

  ClaimCommand.Create create(ClaimChanges.Creation creation, Caller.Partner partner) {
    ClaimDetails details = ClaimDetailsFields.read(creation.body());
    checkPartnerId(details, creation.body(), partner);
    checkReplacedClaim(details, creation.body(), partner);
    return new ClaimCommand.Create(
        partner.actor(),
        creation.at(),
        cloud.newId(creation.at()),
        partner.organisation(),
        partner.legalName(),
        details);
  }

  /** What an edit does not touch was right when it was written, whoever wrote it. */
  ClaimCommand.OfPerson edit(Change change, Caller.Partner partner) {
    ClaimDetails before = change.claim().details();
    ClaimDetails edited = ClaimDetailsFields.read(change.body());
    if (!edited.partnerId().equals(before.partnerId())) {
      checkPartnerId(edited, change.body(), partner);
    }
    if (!Objects.equals(edited.replacesClaimId(), before.replacesClaimId())) {
      checkReplacedClaim(edited, change.body(), partner);
    }
    return new ClaimCommand.Edit(change.by(), change.at(), edited);
  }

  private static void checkPartnerId(
      ClaimDetails details, RequestFields body, Caller.Partner partner) {
    String partnerId = details.partnerId();
    if (!partnerId.isEmpty() && !partner.partnerIds().contains(partnerId)) {
      body.faultAt("/partner/partnerId", "is none of the partner ids that your token names");
    }
  }

  void checkReplacedClaim(ClaimDetails details, RequestFields body, Caller.Partner partner) {
    String replaced = details.replacesClaimId();
    if (replaced != null
        && claims
            .find(replaced)
            .filter(partner::maySee)
            .map(Claim::status)
            .filter(ClaimStatus.REJECTED::equals)
            .isEmpty()) {
      body.faultAt("/replacesClaimId", "is not a rejected claim of your organisation");
    }
  }
}
