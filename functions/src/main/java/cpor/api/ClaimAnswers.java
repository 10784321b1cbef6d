package cpor.api;

import cpor.api.request.Caller;
import cpor.api.view.ClaimView;
import cpor.claim.Claim;
import cpor.http.HttpAnswer;
import cpor.table.lists.RelatedClaims;
import java.util.List;

/**
 * Shows a claim to whoever asked for it, with those that it may repeat or compete with. Of other
 * organisations only reviewers hear.
 */
final class ClaimAnswers {

  private final RelatedClaims related;

  ClaimAnswers(RelatedClaims related) {
    this.related = related;
  }

  HttpAnswer claim(int status, Claim claim, Caller caller) {
    List<Claim> others =
        switch (caller) {
          case Caller.Partner _ -> related.ofItsOrganisation(claim);
          case Caller.Reviewer _ -> related.ofAll(claim);
        };
    return Answers.claim(status, ClaimView.of(claim, others, caller), claim);
  }
}
