package cpor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.invocation.Fact;
import cpor.invocation.InvocationLog;
import cpor.notice.NoticeDispatch;
import cpor.notice.NoticeDispatch$ReportJsonAdapter;
import cpor.rehearsal.BeforeSnapshot;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A task of the workflow: sends the notices that a claim owes by now. */
public final class SendNotice implements RequestStreamHandler {

  private final InvocationLog log;
  private final JsonType<Request> requests;
  private final JsonType<NoticeDispatch.Report> reports;
  private final NoticeDispatch dispatch;

  public SendNotice() {
    this(new AwsCloud());
    BeforeSnapshot.rehearse(SendNotice.class, SendNotice::new);
  }

  public SendNotice(Cloud cloud) {
    log = new InvocationLog(cloud, SendNotice.class);
    Jsonb json =
        Jsonb.builder()
            .add(Request.class, SendNotice$RequestJsonAdapter::new)
            .add(NoticeDispatch.Report.class, NoticeDispatch$ReportJsonAdapter::new)
            .build();
    requests = json.type(Request.class);
    reports = json.type(NoticeDispatch.Report.class);
    dispatch = new Assembly(cloud).noticeDispatch();
  }

  /** The claim whose notices are to be sent. */
  @Json
  public record Request(String claimId) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    log.tell(
        context, () -> reports.toJson(send(requests.fromJson(input), context.getLogger()), output));
  }

  private NoticeDispatch.Report send(Request request, LambdaLogger logger) {
    InvocationLog.note(Fact.CLAIM_ID, request.claimId());
    return dispatch.sendAll(request.claimId(), logger::log);
  }
}
