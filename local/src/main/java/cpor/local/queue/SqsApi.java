package cpor.local.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsError;
import cpor.local.aws.JsonService;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * SQS as operators call it: they look into a queue and move dead letters back.
 *
 * @param queues by their ARNs
 */
public record SqsApi(Map<String, MessageQueue> queues) implements JsonService {

  /** What ends a queue's URL, as on AWS: account and name. */
  public static String path(String queueArn) {
    String[] parts = queueArn.split(":", -1);
    return "/" + parts[4] + "/" + parts[5];
  }

  @Override
  public JsonNode answer(String operation, JsonNode request) {
    return switch (operation) {
      case "GetQueueAttributes" -> attributes(queue(request), request.path("AttributeNames"));
      case "ReceiveMessage" ->
          received(queue(request), request.path("MaxNumberOfMessages").asInt(1));
      case "DeleteMessage" -> {
        queue(request).delete(request.path("ReceiptHandle").asText());
        yield object();
      }
      case "StartMessageMoveTask" -> move(request);
      default -> throw AwsError.notServed("sqs", operation);
    };
  }

  private static ObjectNode attributes(MessageQueue queue, JsonNode names) {
    ObjectNode answer = object();
    ObjectNode attributes = answer.putObject("Attributes");
    queue
        .attributes()
        .forEach(
            (name, value) -> {
              if (names
                  .valueStream()
                  .anyMatch(asked -> asked.asText().equals(name) || asked.asText().equals("All"))) {
                attributes.put(name, value);
              }
            });
    return answer;
  }

  private static ObjectNode received(MessageQueue queue, int atMost) {
    ObjectNode answer = object();
    ArrayNode messages = answer.putArray("Messages");
    for (MessageQueue.Message message : queue.receive(atMost)) {
      messages
          .addObject()
          .put("MessageId", message.id())
          .put("ReceiptHandle", message.id())
          .put("Body", message.body());
    }
    return answer;
  }

  /** What goes back goes to where it came from, unless another queue is named. */
  private ObjectNode move(JsonNode request) {
    MessageQueue source = byArn(request.path("SourceArn").asText());
    MessageQueue origin =
        queues.values().stream()
            .filter(queue -> queue.givesUpTo(source))
            .findFirst()
            .orElseThrow(
                () ->
                    new AwsError(
                        "AWS.SimpleQueueService.UnsupportedOperation",
                        "Source queue must be configured as a Dead Letter Queue."));
    source.moveTo(
        request.has("DestinationArn") ? byArn(request.path("DestinationArn").asText()) : origin);
    return object().put("TaskHandle", UUID.randomUUID().toString());
  }

  private MessageQueue byArn(String arn) {
    return Optional.ofNullable(queues.get(arn)).orElseThrow(SqsApi::noQueue);
  }

  private MessageQueue queue(JsonNode request) {
    String url = request.path("QueueUrl").asText();
    return queues.entrySet().stream()
        .filter(queue -> url.endsWith(path(queue.getKey())))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(SqsApi::noQueue);
  }

  private static AwsError noQueue() {
    return new AwsError(
        "com.amazonaws.sqs#QueueDoesNotExist", "The specified queue does not exist.");
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
