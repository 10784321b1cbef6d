package cpor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.http.JsonTree;
import cpor.invocation.InvocationLog;
import cpor.notice.MailReports;
import cpor.rehearsal.BeforeSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Hears from SES, by EventBridge and a queue, what became of mails. */
public final class MailEvents implements RequestStreamHandler {

  private final InvocationLog log;
  private final QueuedEvents queued;
  private final MailReports reports;

  public MailEvents() {
    this(new AwsCloud());
    BeforeSnapshot.rehearse(MailEvents.class, MailEvents::new);
  }

  public MailEvents(Cloud cloud) {
    log = new InvocationLog(cloud, MailEvents.class);
    Assembly assembly = new Assembly(cloud);
    queued = assembly.queuedEvents();
    reports = assembly.mailReports();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    log.tell(
        context,
        () ->
            queued.take(
                JsonTree.read(input),
                event -> reports.record(event, context.getLogger()::log),
                output,
                context));
  }
}
