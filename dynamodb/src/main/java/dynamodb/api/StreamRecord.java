package dynamodb.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dynamodb.ItemChange;
import java.time.Instant;
import java.util.UUID;

/**
 * What a stream of new images tells of a change, as Lambda gets it: API reference, "Record", and
 * "Example event" of Lambda's developer guide.
 */
public final class StreamRecord {

  private StreamRecord() {}

  /**
   * One record.
   *
   * @param sequence its place in the stream, from 1
   */
  public static ObjectNode of(ItemChange change, long sequence, Instant writtenAt) {
    // as many digits as in a shard, so that texts are in their order, too
    String number = "%021d".formatted(sequence);
    ObjectNode told = JsonNodeFactory.instance.objectNode();
    told.put("eventID", UUID.nameUUIDFromBytes(number.getBytes(UTF_8)).toString())
        .put("eventName", change.event())
        .put("eventVersion", "1.1")
        .put("eventSource", "aws:dynamodb");
    ObjectNode dynamoDb =
        told.putObject("dynamodb")
            .put("ApproximateCreationDateTime", writtenAt.getEpochSecond())
            .put("SequenceNumber", number)
            .put("StreamViewType", "NEW_IMAGE");
    dynamoDb.set("Keys", Shapes.write(change.key()));
    if (!change.after().isEmpty()) {
      dynamoDb.set("NewImage", Shapes.write(change.after()));
    }
    return told;
  }
}
