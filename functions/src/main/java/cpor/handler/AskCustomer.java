package cpor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.invocation.Fact;
import cpor.invocation.InvocationLog;
import cpor.notice.ConsentRequests;
import cpor.rehearsal.BeforeSnapshot;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;

/** A task of the workflow: asks the customer, and opens the consent window. */
public final class AskCustomer implements RequestStreamHandler {

  private final InvocationLog log;
  private final JsonType<Request> requests;
  private final JsonType<Answer> answers;
  private final ConsentRequests consentRequests;

  public AskCustomer() {
    this(new AwsCloud());
    BeforeSnapshot.rehearse(AskCustomer.class, AskCustomer::new);
  }

  public AskCustomer(Cloud cloud) {
    log = new InvocationLog(cloud, AskCustomer.class);
    Jsonb json =
        Jsonb.builder()
            .add(Request.class, AskCustomer$RequestJsonAdapter::new)
            .add(Answer.class, AskCustomer$AnswerJsonAdapter::new)
            .build();
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
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    log.tell(context, () -> answers.toJson(ask(requests.fromJson(input)), output));
  }

  private Answer ask(Request request) {
    InvocationLog.note(Fact.CLAIM_ID, request.claimId());
    return new Answer(consentRequests.ask(request.claimId(), request.stageSequence()));
  }
}
