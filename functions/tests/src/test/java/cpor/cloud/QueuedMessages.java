package cpor.cloud;

import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Lambda hands over of a queue that rules of EventBridge fill. */
public final class QueuedMessages {

  /** The answer of a function that has taken all of a batch. */
  public static final String ALL_TAKEN = "{\"batchItemFailures\":[]}";

  private static final JsonType<Object> JSON = Jsonb.builder().build().type(Object.class);

  private QueuedMessages() {}

  /** A batch of messages, {@code message-1} and so on, each with one of these bodies. */
  public static String of(String... bodies) {
    List<Map<String, Object>> messages = new ArrayList<>();
    for (String body : bodies) {
      messages.add(
          Map.of(
              "messageId",
              "message-" + (messages.size() + 1),
              "receiptHandle",
              "receipt",
              "body",
              body,
              "attributes",
              Map.of("ApproximateReceiveCount", "1", "SentTimestamp", "1795424400000"),
              "eventSource",
              "aws:sqs",
              "awsRegion",
              "eu-central-1"));
    }
    return JSON.toJson(Map.of("Records", messages));
  }

  /** The answer of a function to whom these messages have to come again. */
  public static String again(String... messageIds) {
    return JSON.toJson(
        Map.of(
            "batchItemFailures",
            List.of(messageIds).stream().map(id -> Map.of("itemIdentifier", id)).toList()));
  }
}
