package cpor.workflow;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.store.DiscardedDrafts;
import cpor.store.Doorbells;
import cpor.store.UnreadableRecords;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Tells a claim's execution what has happened: starts the one that begins with an event, and rings
 * the one that waits for a claim which has moved on. A discarded draft has no execution; what is
 * left of it is made to expire. A record that it cannot understand is kept and passed over; only a
 * fault of a service fails the batch from there on.
 */
@Json.Import(StreamsEventResponse.class)
public final class ClaimStream implements RequestStreamHandler {

  private final JsonType<Object> json;
  private final JsonType<StreamsEventResponse> answers;
  private final LifecycleExecutions executions;
  private final Doorbells doorbells;
  private final DiscardedDrafts discarded;
  private final UnreadableRecords unreadable;

  public ClaimStream() {
    this(new AwsCloud());
  }

  public ClaimStream(Cloud cloud) {
    Jsonb jsonb = Jsonb.builder().serializeEmpty(true).build();
    json = jsonb.type(Object.class);
    answers = jsonb.type(StreamsEventResponse.class);
    DynamoDbClient dynamoDb = cloud.dynamoDb();
    String table = cloud.variable("CLAIMS_TABLE");
    executions = new LifecycleExecutions(cloud);
    doorbells = new Doorbells(dynamoDb, table);
    discarded = new DiscardedDrafts(dynamoDb, table);
    unreadable = new UnreadableRecords(dynamoDb, table);
  }

  /** What the stream says of one event. */
  private record Moved(
      String claimId, String event, int stageSequence, @Nullable Integer beginsLifecycle) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Map<?, ?> batch = (Map<?, ?>) json.fromJson(input);
    List<BatchItemFailure> failures = List.of();
    for (Object record : (List<?>) Objects.requireNonNull(batch.get("Records"))) {
      try {
        tell(record, context.getLogger());
      } catch (SdkException dependency) {
        // the records behind it wait with it: a claim's events stay in order
        failures = List.of(new BatchItemFailure(text(record, "dynamodb", "SequenceNumber")));
        context
            .getLogger()
            .log("a record of the stream waits: " + dependency.getClass().getSimpleName());
        break;
      }
    }
    answers.toJson(new StreamsEventResponse(failures), output);
  }

  private void tell(Object record, LambdaLogger log) {
    try {
      Moved moved = read(record);
      if (moved.beginsLifecycle() != null) {
        executions.start(moved.claimId(), moved.beginsLifecycle());
      } else if (moved.event().equals("ClaimDiscarded")) {
        discarded.expire(moved.claimId());
      } else {
        ring(moved);
      }
    } catch (SdkException dependency) {
      throw dependency;
    } catch (RuntimeException notUnderstood) {
      String why = notUnderstood.getClass().getSimpleName();
      unreadable.keep(text(record, "eventID"), json.toJson(record), why);
      log.log("a record of the stream was kept unread: " + why);
    }
  }

  private static Moved read(Object record) {
    String partition = text(record, "dynamodb", "NewImage", "pk", "S");
    if (!partition.startsWith("CLAIM#")) {
      throw new IllegalArgumentException("not an event of a claim");
    }
    Object image = at(at(record, "dynamodb"), "NewImage");
    return new Moved(
        partition.substring("CLAIM#".length()),
        text(image, "type", "S"),
        Integer.parseInt(text(image, "stageSequence", "N")),
        ((Map<?, ?>) image).containsKey("beginsLifecycle")
            ? Integer.valueOf(text(image, "beginsLifecycle", "N"))
            : null);
  }

  private void ring(Moved moved) {
    doorbells
        .find(moved.claimId())
        .filter(doorbell -> moved.stageSequence() > doorbell.stageSequence())
        .ifPresent(executions::ring);
  }

  private static String text(Object node, String... path) {
    Object value = node;
    for (String name : path) {
      value = at(value, name);
    }
    return (String) value;
  }

  private static Object at(Object node, String name) {
    return Objects.requireNonNull(((Map<?, ?>) node).get(name), name);
  }
}
