package cpor.api;

import cpor.api.request.Caller;
import cpor.change.Changes;
import cpor.claim.ClaimChange;
import cpor.evidence.EvidenceBucket;
import cpor.http.HttpAnswer;
import cpor.http.HttpRequest;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.IdempotencyRecords;
import cpor.table.lists.ClaimCounts;
import cpor.table.lists.ClaimLists;
import cpor.table.lists.RelatedClaims;
import java.time.Clock;
import java.util.function.Function;

/** The reviewers' side of the HTTP API. */
public final class ReviewerRoutes {

  private final ClaimAnswers answers;
  private final ClaimListQueries lists;
  private final ClaimQueries queries;
  private final ClaimChanges changes;

  public ReviewerRoutes(
      Clock clock,
      ClaimStore claims,
      ClaimLists lists,
      ClaimCounts counts,
      RelatedClaims related,
      IdempotencyRecords records,
      Changes changes,
      EvidenceBucket bucket) {
    this.answers = new ClaimAnswers(related);
    this.lists = new ClaimListQueries(clock, lists, counts);
    this.queries = new ClaimQueries(claims, answers, bucket);
    this.changes = new ClaimChanges(clock, claims, records, changes);
  }

  public HttpAnswer answer(HttpRequest request) {
    try {
      return routed(request);
    } catch (RuntimeException failure) {
      return Answers.problem(failure, request);
    }
  }

  private HttpAnswer routed(HttpRequest request) {
    Caller.Reviewer reviewer = Caller.reviewer(request);
    Function<ClaimChange, HttpAnswer> claim =
        change -> answers.claim(200, change.after(), reviewer);
    return switch (request.route()) {
      case "GET /reviews" -> lists.forReviewers(request, reviewer);
      case "GET /reviews/counts" -> lists.countsForReviewers(request);
      case "GET /reviews/{id}" -> queries.claim(request, reviewer);
      case "GET /reviews/{id}/history" -> queries.history(request, reviewer);
      case "GET /reviews/{id}/comments" -> queries.comments(request, reviewer);
      case "GET /reviews/{id}/evidence/{evidenceId}" -> queries.download(request, reviewer);
      case "POST /reviews/{id}/start" ->
          changes.change(request, reviewer, ReviewActions::start, claim);
      case "POST /reviews/{id}/request-action" ->
          changes.change(request, reviewer, ReviewActions::requestAction, claim);
      case "POST /reviews/{id}/approve" ->
          changes.change(request, reviewer, ReviewActions::approve, claim);
      case "POST /reviews/{id}/reject" ->
          changes.change(request, reviewer, ReviewActions::reject, claim);
      case "POST /reviews/{id}/comments" ->
          changes.change(
              request,
              reviewer,
              Conversation::comment,
              made -> Conversation.commented(made, reviewer));
      case "POST /reviews/{id}/consent-notice" ->
          changes.change(request, reviewer, Conversation::askCustomerAgain, claim);
      case String route ->
          throw new IllegalStateException("template.yaml sends what nobody answers: " + route);
    };
  }
}
