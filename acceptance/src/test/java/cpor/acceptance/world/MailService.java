package cpor.acceptance.world;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.mail.Mail;
import cpor.local.mail.MailOutcome;
import cpor.local.mail.MailOutcomeEvent;
import cpor.localstack.LocalStack;
import cpor.localstack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * LocalStack's SES: it takes mails and shows them. It reports nothing of what became of them, so
 * reports are put here into the queue that the rule would fill.
 */
final class MailService implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST_WAY = Duration.ofSeconds(90);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI sent;
  private final DynamoDbClient dynamoDb;
  private final SqsClient sqs;
  private final Stack stack;
  private final Set<String> unreported = ConcurrentHashMap.newKeySet();

  MailService(LocalStack aws, Stack stack) {
    this.sent = aws.endpoint().resolve("/_aws/ses");
    this.dynamoDb = aws.clients().dynamoDb();
    this.sqs = aws.sqs();
    this.stack = stack;
  }

  List<SentMail> sent() {
    return sent("");
  }

  private List<SentMail> sent(String query) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(sent + query)).build();
    try {
      JsonNode answer =
          JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
      return StreamSupport.stream(answer.path("messages").spliterator(), false)
          .map(MailService::mail)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static SentMail mail(JsonNode message) {
    return new SentMail(
        message.path("Id").asText(),
        Instant.parse(message.path("Timestamp").asText().replaceFirst("(\\+00:00|Z)?$", "Z")),
        message.at("/Destination/ToAddresses/0").asText(),
        message.path("Subject").asText(),
        message.at("/Body/text_part").asText(),
        message.at("/Body/html_part").asText());
  }

  /**
   * Of mails to this address nothing is told but what {@link #report(SentMail, MailOutcome)} says.
   */
  void reportNothingOf(String address) {
    unreported.add(address);
  }

  /** Tells the product that a claim's consent notices arrived, as far as it does not know it. */
  void reportDeliveries(String claimId) {
    for (Map<String, AttributeValue> notice : consentNotices(claimId)) {
      if (notice.containsKey("messageId") && !notice.containsKey("deliveredAt")) {
        SentMail mail = sent("?id=" + key(notice, "messageId")).getFirst();
        if (!unreported.contains(mail.to())) {
          report(notice, mail, new MailOutcome.Delivery());
        }
      }
    }
  }

  /** Tells the product what became of a mail. */
  void report(SentMail mail, MailOutcome outcome) {
    report(notice(mail.id()), mail, outcome);
  }

  private void report(Map<String, AttributeValue> notice, SentMail mail, MailOutcome outcome) {
    String claim = key(notice, "pk").substring("CLAIM#".length());
    String[] key = key(notice, "sk").split("#", -1);
    Mail reported =
        new Mail(
            mail.id(),
            "",
            List.of(mail.to()),
            List.of(),
            List.of(),
            mail.subject(),
            "",
            "",
            stack.id("MailConfigurationSet"),
            Map.of(
                "claim", claim, "kind", key[2], "notice", Integer.parseInt(key[1]) + "-" + key[3]),
            mail.at());
    sqs.sendMessage(
        request ->
            request
                .queueUrl(stack.id("MailEventQueue"))
                .messageBody(MailOutcomeEvent.of(reported, outcome, Instant.now()).toString()));
    await("the report to be taken")
        .atMost(LONGEST_WAY)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> again(notice).containsKey(recordOf(outcome)));
  }

  private Map<String, AttributeValue> again(Map<String, AttributeValue> notice) {
    return dynamoDb
        .getItem(
            request ->
                request
                    .tableName(stack.id("ClaimsTable"))
                    .consistentRead(true)
                    .key(
                        Map.of(
                            "pk", AttributeValue.fromS(key(notice, "pk")),
                            "sk", AttributeValue.fromS(key(notice, "sk")))))
        .item();
  }

  private static String recordOf(MailOutcome outcome) {
    return switch (outcome) {
      case MailOutcome.Bounce _, MailOutcome.Reject _ -> "bouncedAt";
      case MailOutcome.Complaint _ -> "complainedAt";
      case MailOutcome.Delivery _ -> "deliveredAt";
    };
  }

  private List<Map<String, AttributeValue>> consentNotices(String claimId) {
    return dynamoDb
        .queryPaginator(
            request ->
                request
                    .tableName(stack.id("ClaimsTable"))
                    .consistentRead(true)
                    .keyConditionExpression("pk = :claim AND begins_with(sk, :notice)")
                    .filterExpression("kind = :kind")
                    .expressionAttributeValues(
                        Map.of(
                            ":claim", AttributeValue.fromS("CLAIM#" + claimId),
                            ":notice", AttributeValue.fromS("NOTICE#"),
                            ":kind", AttributeValue.fromS("CONSENT_REQUEST"))))
        .items()
        .stream()
        .toList();
  }

  /** The record of the notice that a mail carried. */
  private Map<String, AttributeValue> notice(String messageId) {
    return dynamoDb
        .scanPaginator(
            request ->
                request
                    .tableName(stack.id("ClaimsTable"))
                    .consistentRead(true)
                    .filterExpression("messageId = :id")
                    .expressionAttributeValues(Map.of(":id", AttributeValue.fromS(messageId))))
        .items()
        .stream()
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no notice was mailed as " + messageId));
  }

  private static String key(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name).s();
  }

  @Override
  public void close() {
    http.close();
    dynamoDb.close();
    sqs.close();
  }
}
