package cpor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.notice.ConsentRequests;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;

/** A task of the workflow: asks the customer, and opens the consent window. */
public final class AskCustomer implements RequestStreamHandler {

  private final JsonType<Request> requests;
  private final JsonType<Answer> answers;
  private final ConsentRequests consentRequests;

  public AskCustomer() {
    this(new AwsCloud());
  }

  public AskCustomer(Cloud cloud) {
    Jsonb json = Jsonb.builder().build();
    requests = json.type(Request.class);
    answers = json.type(Answer.class);
    consentRequests = new Assembly(cloud).consentRequests();
  }

  /** The consent notice to send. */
  @Json
  public record Request(String claimId, int stageSequence) {}

  /** When the window that was opened ends. */
  @Json
  public record Answer(Instant dueAt) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Request request = requests.fromJson(input);
    Instant dueAt = consentRequests.ask(request.claimId(), request.stageSequence());
    answers.toJson(new Answer(dueAt), output);
  }
}
