package cpor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.invocation.InvocationLog;
import cpor.notice.MailReports;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Hears from SES, by EventBridge, what became of a mail. */
public final class MailEvents implements RequestStreamHandler {

  private final JsonType<Object> events = Jsonb.builder().build().type(Object.class);
  private final InvocationLog log;
  private final MailReports reports;

  public MailEvents() {
    this(new AwsCloud());
  }

  public MailEvents(Cloud cloud) {
    log = new InvocationLog(cloud, MailEvents.class);
    reports = new Assembly(cloud).mailReports();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    log.tell(context, () -> reports.record(events.fromJson(input), context.getLogger()::log));
  }
}
