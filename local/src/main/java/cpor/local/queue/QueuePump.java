package cpor.local.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsClients;
import cpor.local.lambda.EventSourceMapping;
import cpor.local.lambda.FunctionError;
import cpor.local.lambda.Invoker;
import cpor.local.queue.MessageQueue.Message;
import cpor.local.template.QueueMapping;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import stepfunctions.clock.InFlight;

/**
 * An event source mapping at work: receives a queue's messages, batch after batch, invokes the
 * function, and deletes what it has taken. What it has not comes again when the queue shows it.
 */
public final class QueuePump implements EventSourceMapping {

  private final MessageQueue queue;
  private final QueueMapping mapping;
  private final Invoker functions;
  private final InFlight inFlight;
  private final Executor threads;
  private final ObjectMapper json = new ObjectMapper();
  private boolean delivering;
  private boolean enabled = true;
  private volatile String lastResult = "No records processed";

  private QueuePump(
      MessageQueue queue,
      QueueMapping mapping,
      Invoker functions,
      InFlight inFlight,
      Executor threads) {
    this.queue = queue;
    this.mapping = mapping;
    this.functions = functions;
    this.inFlight = inFlight;
    this.threads = threads;
  }

  /**
   * Delivers from now on.
   *
   * @param inFlight counts a delivery that is under way
   */
  public static QueuePump start(
      MessageQueue queue,
      QueueMapping mapping,
      Invoker functions,
      InFlight inFlight,
      Executor threads) {
    QueuePump pump = new QueuePump(queue, mapping, functions, inFlight, threads);
    queue.onVisible(pump::wake);
    return pump;
  }

  @Override
  public String functionId() {
    return mapping.functionId();
  }

  @Override
  public String sourceArn() {
    return mapping.queueArn();
  }

  @Override
  public synchronized boolean isEnabled() {
    return enabled;
  }

  @Override
  public synchronized void enable(boolean now) {
    enabled = now;
    wake();
  }

  @Override
  public String lastProcessingResult() {
    return lastResult;
  }

  private synchronized void wake() {
    if (enabled && !delivering) {
      delivering = true;
      inFlight.begin();
      threads.execute(this::deliver);
    }
  }

  private void deliver() {
    try {
      for (List<Message> batch = next(); !batch.isEmpty(); batch = next()) {
        taken(batch).forEach(message -> queue.delete(message.id()));
      }
    } finally {
      inFlight.end();
    }
  }

  /** What is sent while this looks wakes the next delivery. */
  private synchronized List<Message> next() {
    List<Message> batch = enabled ? queue.receive(mapping.batchSize()) : List.of();
    delivering = !batch.isEmpty();
    return batch;
  }

  private List<Message> taken(List<Message> batch) {
    Set<String> failures = new HashSet<>();
    try {
      byte[] answer = functions.invoke(mapping.functionId(), event(batch));
      for (JsonNode failure : json.readTree(answer).path("batchItemFailures")) {
        failures.add(failure.path("itemIdentifier").asText());
      }
    } catch (FunctionError | IOException | RuntimeException failed) {
      lastResult = "PROBLEM: Function call failed";
      return List.of();
    }
    lastResult = "OK";
    Set<String> sent = batch.stream().map(Message::id).collect(Collectors.toSet());
    // an identifier that is not in the batch fails all of it, as on AWS
    return sent.containsAll(failures)
        ? batch.stream().filter(message -> !failures.contains(message.id())).toList()
        : List.of();
  }

  private byte[] event(List<Message> batch) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    ArrayNode records = event.putArray("Records");
    for (Message message : batch) {
      ObjectNode sent = records.addObject();
      sent.put("messageId", message.id()).put("receiptHandle", message.id());
      sent.put("body", message.body());
      sent.putObject("attributes")
          .put("ApproximateReceiveCount", String.valueOf(message.received()))
          .put("SentTimestamp", String.valueOf(message.sentAt().toEpochMilli()));
      sent.putObject("messageAttributes");
      sent.put("eventSource", "aws:sqs").put("eventSourceARN", queue.arn());
      sent.put("awsRegion", AwsClients.REGION);
    }
    return event.toString().getBytes(UTF_8);
  }
}
