package cpor.api;

import cpor.api.problem.ProblemFound;
import cpor.api.request.Caller;
import cpor.claim.Claim;
import cpor.claim.Evidence;
import cpor.http.HttpRequest;
import java.util.Optional;

/** What a path names, if the caller may see it. */
final class VisibleClaim {

  /** A UUID's; a table's key holds much more, but not all that a path may. */
  private static final int LONGEST_ID = 36;

  private VisibleClaim() {}

  /**
   * The id of the claim that the path names.
   *
   * @throws ProblemFound when no claim can have such an id
   */
  static String id(HttpRequest request) {
    String id = request.pathParameter("id");
    if (id.length() > LONGEST_ID) {
      throw ProblemFound.notFound();
    }
    return id;
  }

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
