package cpor.handler;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.http.JsonTree;
import cpor.invocation.InvocationLog;
import cpor.notice.MailReports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Hears from SES, by EventBridge, what became of a mail. */
public final class MailEvents implements RequestStreamHandler {

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
    log.tell(
        context,
        () -> {
          Object event = JsonTree.read(new String(input.readAllBytes(), UTF_8));
          reports.record(event, context.getLogger()::log);
        });
  }
}
