package cpor.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.api.request.Caller;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.evidence.EvidenceBucket;
import cpor.http.HttpAnswer;
import cpor.http.HttpExchange;
import cpor.http.HttpRequest;
import cpor.programme.Programme;
import cpor.store.ClaimLists;
import cpor.store.ClaimStore;
import cpor.store.Commit;
import cpor.store.IdempotencyRecords;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The partners' side of the HTTP API. */
public final class ClaimsApi implements RequestStreamHandler {

  private final ClaimListQueries lists;
  private final ClaimQueries queries;
  private final ClaimChanges changes;
  private final EvidenceRequests evidence;
  private final ClaimFiling filing;
  private final PartnerActions actions;

  public ClaimsApi() {
    this(new AwsCloud());
  }

  public ClaimsApi(Cloud cloud) {
    Programme programme = Programme.from(cloud);
    String table = cloud.variable("CLAIMS_TABLE");
    DynamoDbClient dynamoDb = cloud.dynamoDb();
    EvidenceBucket bucket = new EvidenceBucket(cloud);
    ClaimStore claims = new ClaimStore(dynamoDb, table, programme.retention());
    lists = new ClaimListQueries(cloud.clock(), new ClaimLists(dynamoDb, table));
    queries = new ClaimQueries(claims, bucket);
    changes =
        new ClaimChanges(
            cloud.clock(), programme.decider(), claims, new IdempotencyRecords(dynamoDb, table));
    evidence = new EvidenceRequests(claims, bucket);
    filing = new ClaimFiling(claims);
    actions = new PartnerActions(evidence);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    HttpExchange.answer(input, output, request -> Answers.to(request, () -> answer(request)));
  }

  private HttpAnswer answer(HttpRequest request) {
    Caller.Partner partner = Caller.partner(request);
    return switch (request.route()) {
      case "GET /claims" -> lists.ofOrganisation(request, partner);
      case "GET /claims/{id}" -> queries.claim(request, partner);
      case "GET /claims/{id}/history" -> queries.history(request, partner);
      case "GET /claims/{id}/comments" -> queries.comments(request, partner);
      case "GET /claims/{id}/evidence/{evidenceId}" -> queries.download(request, partner);
      case "POST /claims/{id}/evidence/{evidenceId}/upload" ->
          evidence.renewUpload(request, partner);
      case "POST /claims" ->
          changes.create(request, partner, creation -> filing.create(creation, partner));
      case String _ -> change(request, partner);
    };
  }

  private HttpAnswer change(HttpRequest request, Caller.Partner partner) {
    Function<Commit, HttpAnswer> claim = commit -> Answers.claim(200, commit.after(), partner);
    Function<Commit, HttpAnswer> nothing = _ -> Answers.noContent();
    return switch (request.route()) {
      case "PATCH /claims/{id}" ->
          changes.change(request, partner, change -> filing.edit(change, partner), claim);
      case "DELETE /claims/{id}" -> changes.change(request, partner, actions::discard, nothing);
      case "POST /claims/{id}/evidence" ->
          changes.change(
              request, partner, evidence::declare, commit -> evidence.declared(commit.after()));
      case "POST /claims/{id}/evidence/{evidenceId}/confirm" ->
          changes.change(
              request,
              partner,
              evidence::confirm,
              commit -> EvidenceRequests.confirmed(commit.after(), request));
      case "DELETE /claims/{id}/evidence/{evidenceId}" ->
          changes.change(request, partner, evidence::remove, nothing);
      case "POST /claims/{id}/submit" -> changes.change(request, partner, actions::submit, claim);
      case "POST /claims/{id}/resubmit" ->
          changes.change(request, partner, actions::resubmit, claim);
      case "POST /claims/{id}/dispute" -> changes.change(request, partner, actions::dispute, claim);
      case "POST /claims/{id}/withdraw" ->
          changes.change(request, partner, actions::withdraw, claim);
      case "POST /claims/{id}/comments" ->
          changes.change(
              request,
              partner,
              Conversation::comment,
              commit -> Conversation.commented(commit, partner));
      case "POST /claims/{id}/consent-notice" ->
          changes.change(request, partner, Conversation::askCustomerAgain, claim);
      case String route ->
          throw new IllegalStateException("template.yaml sends what nobody answers: " + route);
    };
  }
}
