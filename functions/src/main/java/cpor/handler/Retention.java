package cpor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.invocation.Fact;
import cpor.invocation.InvocationLog;
import cpor.json.OwnJson;
import cpor.rehearsal.BeforeSnapshot;
import cpor.retention.RetentionRun;
import cpor.table.retention.NamesInClaims;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * Removes claims that were kept for long enough, each day by a schedule, and erases the names in
 * one of them when an operator asks for it: {@code {"erase": "…"}}.
 */
public final class Retention implements RequestStreamHandler {

  private final InvocationLog log;
  private final RetentionRun run;
  private final NamesInClaims names;

  public Retention() {
    this(new AwsCloud());
    BeforeSnapshot.rehearse(Retention.class, Retention::new);
  }

  public Retention(Cloud cloud) {
    log = new InvocationLog(cloud, Retention.class);
    Assembly assembly = new Assembly(cloud);
    run = assembly.retentionRun();
    names = assembly.namesInClaims();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    log.tell(context, () -> handle(OwnJson.TREES.map().fromJson(input), output, context));
  }

  private void handle(Map<?, ?> event, OutputStream output, Context context) {
    if (event.get("erase") instanceof String claimId) {
      OwnJson.TREES.object().toJson(Map.of("outcome", erase(claimId).name()), output);
    } else if ("Scheduled Event".equals(event.get("detail-type"))) {
      run.removeOverdue(context);
    } else {
      throw new IllegalArgumentException("an event that nobody asked for");
    }
  }

  private NamesInClaims.Erasure erase(String claimId) {
    NamesInClaims.Erasure erasure = names.erase(claimId);
    InvocationLog.note(Fact.OUTCOME, erasure);
    if (erasure != NamesInClaims.Erasure.NO_SUCH_CLAIM) {
      InvocationLog.note(Fact.CLAIM_ID, claimId);
    }
    return erasure;
  }
}
