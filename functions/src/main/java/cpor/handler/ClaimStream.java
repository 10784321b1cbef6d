package cpor.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.invocation.Fact;
import cpor.invocation.InvocationLog;
import cpor.rehearsal.BeforeSnapshot;
import cpor.workflow.ClaimEvents;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Hears from the table's stream what happened to claims. */
@Json.Import(StreamsEventResponse.class)
public final class ClaimStream implements RequestStreamHandler {

  private final InvocationLog log;
  private final JsonType<Object> batches;
  private final JsonType<StreamsEventResponse> answers;
  private final ClaimEvents events;

  public ClaimStream() {
    this(new AwsCloud());
    BeforeSnapshot.rehearse(ClaimStream.class, ClaimStream::new);
  }

  public ClaimStream(Cloud cloud) {
    log = new InvocationLog(cloud, ClaimStream.class);
    Jsonb json = Jsonb.builder().serializeEmpty(true).build();
    batches = json.type(Object.class);
    answers = json.type(StreamsEventResponse.class);
    events = new Assembly(cloud).claimEvents();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    log.tell(context, () -> answers.toJson(tell(input, context.getLogger()), output));
  }

  private StreamsEventResponse tell(InputStream input, LambdaLogger logger) {
    Map<?, ?> batch = (Map<?, ?>) batches.fromJson(input);
    List<?> records = (List<?>) Objects.requireNonNull(batch.get("Records"));
    List<BatchItemFailure> waiting =
        events.tell(records, logger::log).map(BatchItemFailure::new).stream().toList();
    if (!waiting.isEmpty()) {
      InvocationLog.note(Fact.OUTCOME, "WAITS");
    }
    return new StreamsEventResponse(waiting);
  }
}
