package cpor.api;

import cpor.claim.Claim;
import cpor.claim.Evidence;
import cpor.http.HttpRequest;
import java.util.Optional;

/** What a path names, if the caller may see it. */
final class VisibleClaim {

  private VisibleClaim() {}

  /**
   * The claim, which also has the document that the path names, if it names one.
   *
   * @throws ProblemFound when there is none, or it is not the caller's to see
   */
  static Claim require(Optional<Claim> found, HttpRequest request, Caller caller) {
    Claim claim = found.filter(caller::maySee).orElseThrow(ProblemFound::notFound);
    if (request.pathParameters().containsKey("evidenceId")) {
      document(claim, request);
    }
    return claim;
  }

  static Evidence document(Claim claim, HttpRequest request) {
    return claim.evidence(request.pathParameter("evidenceId")).orElseThrow(ProblemFound::notFound);
  }
}
