package cpor.api;

import cpor.api.request.Caller;
import cpor.change.Changes;
import cpor.claim.ClaimChange;
import cpor.cloud.Cloud;
import cpor.evidence.EvidenceBucket;
import cpor.http.HttpAnswer;
import cpor.http.HttpRequest;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.IdempotencyRecords;
import cpor.table.lists.ClaimCounts;
import cpor.table.lists.ClaimLists;
import cpor.table.lists.RelatedClaims;
import java.util.function.Function;

/** The partners' side of the HTTP API. */
public final class PartnerRoutes {

  private final ClaimAnswers answers;
  private final ClaimListQueries lists;
  private final ClaimQueries queries;
  private final ClaimChanges changes;
  private final EvidenceRequests evidence;
  private final ClaimFiling filing;
  private final PartnerActions actions;

  public PartnerRoutes(
      Cloud cloud,
      ClaimStore claims,
      ClaimLists lists,
      ClaimCounts counts,
      RelatedClaims related,
      IdempotencyRecords records,
      Changes changes,
      EvidenceBucket bucket) {
    this.answers = new ClaimAnswers(related);
    this.lists = new ClaimListQueries(cloud.clock(), lists, counts);
    this.queries = new ClaimQueries(claims, answers, bucket);
    this.changes = new ClaimChanges(cloud.clock(), claims, records, changes);
    this.evidence = new EvidenceRequests(claims, bucket, cloud);
    this.filing = new ClaimFiling(claims, cloud);
    this.actions = new PartnerActions(filing, evidence);
  }

  public HttpAnswer answer(HttpRequest request) {
    try {
      return routed(request);
    } catch (RuntimeException failure) {
      return Answers.problem(failure, request);
    }
  }

  private HttpAnswer routed(HttpRequest request) {
    Caller.Partner partner = Caller.partner(request);
    return switch (request.route()) {
      case "GET /claims" -> lists.ofOrganisation(request, partner);
      case "GET /claims/counts" -> lists.countsOfOrganisation(request, partner);
      case "GET /claims/{id}" -> queries.claim(request, partner);
      case "GET /claims/{id}/history" -> queries.history(request, partner);
      case "GET /claims/{id}/comments" -> queries.comments(request, partner);
      case "GET /claims/{id}/evidence/{evidenceId}" -> queries.download(request, partner);
      case "POST /claims/{id}/evidence/{evidenceId}/upload" ->
          evidence.renewUpload(request, partner);
      case "POST /claims" ->
          changes.create(
              request,
              partner,
              creation -> filing.create(creation, partner),
              claim -> answers.claim(201, claim, partner));
      default -> change(request, partner);
    };
  }

  private HttpAnswer change(HttpRequest request, Caller.Partner partner) {
    Function<ClaimChange, HttpAnswer> claim = change -> answers.claim(200, change.after(), partner);
    Function<ClaimChange, HttpAnswer> nothing = _ -> Answers.noContent();
    return switch (request.route()) {
      case "PATCH /claims/{id}" ->
          changes.change(request, partner, change -> filing.edit(change, partner), claim);
      case "DELETE /claims/{id}" -> changes.change(request, partner, actions::discard, nothing);
      case "POST /claims/{id}/evidence" ->
          changes.change(
              request, partner, evidence::declare, made -> evidence.declared(made.after()));
      case "POST /claims/{id}/evidence/{evidenceId}/confirm" ->
          changes.change(
              request,
              partner,
              evidence::confirm,
              made -> EvidenceRequests.confirmed(made.after(), request));
      case "DELETE /claims/{id}/evidence/{evidenceId}" ->
          changes.change(request, partner, evidence::remove, nothing);
      case "POST /claims/{id}/submit" ->
          changes.change(request, partner, change -> actions.submit(change, partner), claim);
      case "POST /claims/{id}/resubmit" ->
          changes.change(request, partner, change -> actions.resubmit(change, partner), claim);
      case "POST /claims/{id}/dispute" -> changes.change(request, partner, actions::dispute, claim);
      case "POST /claims/{id}/withdraw" ->
          changes.change(request, partner, actions::withdraw, claim);
      case "POST /claims/{id}/comments" ->
          changes.change(
              request,
              partner,
              Conversation::comment,
              made -> Conversation.commented(made, partner));
      case "POST /claims/{id}/consent-notice" ->
          changes.change(request, partner, Conversation::askCustomerAgain, claim);
      default ->
          throw new IllegalStateException(
              "template.yaml sends what nobody answers: " + request.route());
    };
  }
}
