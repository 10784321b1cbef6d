package cpor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.invocation.Fact;
import cpor.invocation.InvocationLog;
import cpor.rehearsal.BeforeSnapshot;
import cpor.workflow.StageDeadlines;
import cpor.workflow.StageDeadlines$AnswerJsonAdapter;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A task of the workflow: lets the rules decide about a stage whose time seems to have come. */
public final class ApplyDeadline implements RequestStreamHandler {

  private final InvocationLog log;
  private final JsonType<Request> requests;
  private final JsonType<StageDeadlines.Answer> answers;
  private final StageDeadlines deadlines;

  public ApplyDeadline() {
    this(new AwsCloud());
    BeforeSnapshot.rehearse(ApplyDeadline.class, ApplyDeadline::new);
  }

  public ApplyDeadline(Cloud cloud) {
    log = new InvocationLog(cloud, ApplyDeadline.class);
    Jsonb json =
        Jsonb.builder()
            .add(Request.class, ApplyDeadline$RequestJsonAdapter::new)
            .add(StageDeadlines.Answer.class, StageDeadlines$AnswerJsonAdapter::new)
            .build();
    requests = json.type(Request.class);
    answers = json.type(StageDeadlines.Answer.class);
    deadlines = new Assembly(cloud).stageDeadlines();
  }

  /** The stage that the execution waited in. */
  @Json
  public record Request(String claimId, int stageSequence) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    log.tell(context, () -> answers.toJson(apply(requests.fromJson(input)), output));
  }

  private StageDeadlines.Answer apply(Request request) {
    InvocationLog.note(Fact.CLAIM_ID, request.claimId());
    StageDeadlines.Answer answer = deadlines.apply(request.claimId(), request.stageSequence());
    InvocationLog.note(Fact.OUTCOME, answer.outcome());
    return answer;
  }
}
