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

/** The reviewers' side of the HTTP API. */
public final class ReviewsApi implements RequestStreamHandler {

  private final ClaimListQueries lists;
  private final ClaimQueries queries;
  private final ClaimChanges changes;

  public ReviewsApi() {
    this(new AwsCloud());
  }

  public ReviewsApi(Cloud cloud) {
    Programme programme = Programme.from(cloud);
    String table = cloud.variable("CLAIMS_TABLE");
    DynamoDbClient dynamoDb = cloud.dynamoDb();
    ClaimStore claims = new ClaimStore(dynamoDb, table, programme.retention());
    lists = new ClaimListQueries(cloud.clock(), new ClaimLists(dynamoDb, table));
    queries = new ClaimQueries(claims, new EvidenceBucket(cloud));
    changes =
        new ClaimChanges(
            cloud.clock(), programme.decider(), claims, new IdempotencyRecords(dynamoDb, table));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    HttpExchange.answer(input, output, request -> Answers.to(request, () -> answer(request)));
  }

  private HttpAnswer answer(HttpRequest request) {
    Caller.Reviewer reviewer = Caller.reviewer(request);
    Function<Commit, HttpAnswer> claim = commit -> Answers.claim(200, commit.after(), reviewer);
    return switch (request.route()) {
      case "GET /reviews" -> lists.dueForReview(request, reviewer);
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
              commit -> Conversation.commented(commit, reviewer));
      case "POST /reviews/{id}/consent-notice" ->
          changes.change(request, reviewer, Conversation::askCustomerAgain, claim);
      case String route ->
          throw new IllegalStateException("template.yaml sends what nobody answers: " + route);
    };
  }
}
