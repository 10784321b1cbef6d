package cpor.api;

import cpor.api.request.RequestFields;
import cpor.claim.Action;
import cpor.claim.Actor;
import cpor.claim.Claim;
import cpor.claim.Evidence;
import cpor.claim.Permissions;
import cpor.claim.Refusal.Fault;
import cpor.http.HttpRequest;
import java.time.Instant;
import java.util.List;

/**
 * What a command is read from.
 *
 * @param claim as it is now
 * @param body the request's fields; of a merge patch, the claim's fields as they are to be
 * @param remarks what else to tell if the command turns out to be wrong; readers add to it
 */
record Change(
    HttpRequest request,
    Claim claim,
    Actor by,
    Instant at,
    RequestFields body,
    List<Fault> remarks) {

  /** Whether it is worth looking further before the domain says no. */
  boolean isAllowed(Action action) {
    return Permissions.granted(claim, by).contains(action);
  }

  /** The document that the path names. */
  Evidence document() {
    return VisibleClaim.document(claim, request);
  }
}
