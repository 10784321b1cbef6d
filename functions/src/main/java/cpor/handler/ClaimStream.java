package cpor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.invocation.Fact;
import cpor.invocation.InvocationLog;
import cpor.json.OwnJson;
import cpor.rehearsal.BeforeSnapshot;
import cpor.workflow.ClaimEvents;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Hears from the table's stream what happened to claims. */
public final class ClaimStream implements RequestStreamHandler {

  private final InvocationLog log;
  private final ClaimEvents events;

  public ClaimStream() {
    this(new AwsCloud());
    BeforeSnapshot.rehearse(ClaimStream.class, ClaimStream::new);
  }

  public ClaimStream(Cloud cloud) {
    log = new InvocationLog(cloud, ClaimStream.class);
    events = new Assembly(cloud).claimEvents();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    log.tell(
        context, () -> OwnJson.TREES.object().toJson(tell(input, context.getLogger()), output));
  }

  /** Tells of a batch, and answers from which record on it has to come again. */
  private Map<String, Object> tell(InputStream input, LambdaLogger logger) {
    Map<?, ?> batch = OwnJson.TREES.map().fromJson(input);
    List<?> records = (List<?>) Objects.requireNonNull(batch.get("Records"));
    List<Map<String, String>> waiting =
        events.tell(records, logger::log).stream()
            .map(first -> Map.of("itemIdentifier", first))
            .toList();
    if (!waiting.isEmpty()) {
      InvocationLog.note(Fact.OUTCOME, "WAITS");
    }
    return Map.of("batchItemFailures", waiting);
  }
}
