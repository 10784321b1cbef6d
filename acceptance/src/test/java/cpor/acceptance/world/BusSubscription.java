package cpor.acceptance.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.localstack.LocalStack;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Another system: a queue that a rule fills with all that the product announces on its bus. */
final class BusSubscription implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "subscriber";

  private final SqsClient sqs;
  private final String queue;
  private final List<JsonNode> received = new ArrayList<>();

  private BusSubscription(SqsClient sqs, String queue) {
    this.sqs = sqs;
    this.queue = queue;
  }

  static BusSubscription of(LocalStack aws, String bus) {
    SqsClient sqs = aws.sqs();
    String queue = sqs.createQueue(request -> request.queueName(NAME)).queueUrl();
    String arn =
        sqs.getQueueAttributes(
                request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    try (EventBridgeClient events = aws.eventBridge()) {
      events.putRule(
          request ->
              request.name(NAME).eventBusName(bus).eventPattern("{\"source\": [\"cpor.claims\"]}"));
      events.putTargets(
          request ->
              request
                  .rule(NAME)
                  .eventBusName(bus)
                  .targets(Target.builder().id(NAME).arn(arn).build()));
    }
    return new BusSubscription(sqs, queue);
  }

  /** What was announced of a claim so far, in the order it arrived. */
  synchronized List<Announcement> about(String claimId) {
    receive();
    return received.stream()
        .filter(event -> event.at("/detail/claimId").asText().equals(claimId))
        .map(
            event ->
                new Announcement(
                    event.path("source").asText(),
                    event.path("detail-type").asText(),
                    event.path("detail")))
        .toList();
  }

  private void receive() {
    List<Message> messages;
    do {
      messages =
          sqs.receiveMessage(
                  request -> request.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
              .messages();
      for (Message message : messages) {
        received.add(json(message.body()));
        sqs.deleteMessage(
            request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
      }
    } while (!messages.isEmpty());
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException(text, malformed);
    }
  }

  @Override
  public void close() {
    sqs.close();
  }
}
