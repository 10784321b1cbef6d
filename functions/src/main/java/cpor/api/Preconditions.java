package cpor.api;

import cpor.api.problem.ProblemFound;
import cpor.api.problem.ProblemType;
import cpor.claim.Claim;
import cpor.http.HttpRequest;
import java.util.Arrays;
import java.util.Optional;

/** The conditions on a claim's version that a request may carry (RFC 9110, section 13). */
final class Preconditions {

  private Preconditions() {}

  /**
   * Looks whether the claim is the one that the client has seen.
   *
   * @throws ProblemFound when {@code If-Match} does not hold, or is missing where it is required
   */
  static void requireMatch(HttpRequest request, Claim claim, boolean required) {
    Optional<String> condition = request.header("if-match");
    if (condition.isEmpty() && required) {
      throw ProblemFound.of(
          ProblemType.IF_MATCH_MISSING,
          "Send If-Match with the ETag of the claim that you have read.");
    }
    if (condition.isPresent() && !names(condition.get(), Answers.etag(claim))) {
      throw ProblemFound.versionMismatch(claim, Answers.etag(claim));
    }
  }

  /** Whether the client has this very version already. */
  static boolean isKnown(HttpRequest request, Claim claim) {
    return request
        .header("if-none-match")
        .map(known -> known.replace("W/", ""))
        .filter(known -> names(known, Answers.etag(claim)))
        .isPresent();
  }

  private static boolean names(String condition, String etag) {
    return condition.strip().equals("*")
        || Arrays.stream(condition.split(",", -1)).map(String::strip).anyMatch(etag::equals);
  }
}
