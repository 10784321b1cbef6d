package cpor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.invocation.Fact;
import cpor.invocation.InvocationLog;
import cpor.notice.LeadDigest;
import cpor.rehearsal.BeforeSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Tells the reviewers' lead what is overdue or held. A schedule calls it, many times a day. */
public final class Digest implements RequestStreamHandler {

  private final InvocationLog log;
  private final LeadDigest digest;

  public Digest() {
    this(new AwsCloud());
    BeforeSnapshot.rehearse(Digest.class, Digest::new);
  }

  public Digest(Cloud cloud) {
    log = new InvocationLog(cloud, Digest.class);
    digest = new Assembly(cloud).leadDigest();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    log.tell(context, () -> InvocationLog.note(Fact.OUTCOME, digest.tell()));
  }
}
