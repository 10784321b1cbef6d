package cpor.api;

import cpor.api.problem.ProblemFound;
import cpor.api.request.Caller;
import cpor.api.request.ListRequest;
import cpor.api.view.CommentView;
import cpor.api.view.EvidenceView;
import cpor.api.view.HistoryView;
import cpor.claim.Claim;
import cpor.claim.Evidence;
import cpor.claim.Refusal;
import cpor.evidence.EvidenceBucket;
import cpor.http.HttpAnswer;
import cpor.http.HttpRequest;
import cpor.table.Page;
import cpor.table.claims.ClaimStore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows what there is of one claim. */
final class ClaimQueries {

  private final ClaimStore claims;
  private final ClaimAnswers answers;
  private final EvidenceBucket evidence;

  ClaimQueries(ClaimStore claims, ClaimAnswers answers, EvidenceBucket evidence) {
    this.claims = claims;
    this.answers = answers;
    this.evidence = evidence;
  }

  HttpAnswer claim(HttpRequest request, Caller caller) {
    Claim claim = find(request, caller);
    return Preconditions.isKnown(request, claim)
        ? Answers.notModified(claim)
        : answers.claim(200, claim, caller);
  }

  HttpAnswer history(HttpRequest request, Caller caller) {
    return list(request, caller, claims::history, event -> HistoryView.of(event, caller));
  }

  HttpAnswer comments(HttpRequest request, Caller caller) {
    return list(request, caller, claims::comments, comment -> CommentView.of(comment, caller));
  }

  /**
   * A link to a document whose upload was verified: nobody is led to a file that may be another.
   */
  HttpAnswer download(HttpRequest request, Caller caller) {
    Claim claim = find(request, caller);
    Evidence document = VisibleClaim.document(claim, request);
    if (!document.uploaded()) {
      throw ProblemFound.because(
          new Refusal.NotAllowedNow(
              "The document is not uploaded yet, or its upload is not confirmed.",
              caller.allowedActions(claim)));
    }
    return Answers.json(200, EvidenceView.Download.of(evidence.download(claim.id(), document)));
  }

  private Claim find(HttpRequest request, Caller caller) {
    return VisibleClaim.require(claims.find(VisibleClaim.id(request)), request, caller);
  }

  private interface ClaimList<T> {
    Page<T> page(String claimId, int limit, @Nullable String start);
  }

  private <T> HttpAnswer list(
      HttpRequest request, Caller caller, ClaimList<T> list, Function<T, Object> view) {
    String claimId = find(request, caller).id();
    ListRequest query = new ListRequest(request, caller);
    ListRequest.Part part = query.part();
    return Answers.page(query, list.page(claimId, part.limit(), part.start()), view);
  }
}
