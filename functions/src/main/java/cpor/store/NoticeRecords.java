package cpor.store;

import static cpor.store.Attributes.number;
import static cpor.store.Attributes.text;

import cpor.claim.NoticeKind;
import cpor.claim.OwedNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * What is known of each notice. A record exists from the moment that the notice is owed; it is
 * written before a mail is handed over and after, so that a crash between the two sends again
 * rather than never, and shows as a further attempt.
 */
public final class NoticeRecords {

  /** Longer than a function may run, so that two of them never send one notice side by side. */
  private static final Duration ATTEMPT_TAKES_AT_MOST = Duration.ofSeconds(60);

  private final DynamoDbClient dynamoDb;
  private final String table;

  public NoticeRecords(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** Every notice that a claim has ever owed, by stage sequence. */
  public List<NoticeRecord> ofClaim(String claimId) {
    return dynamoDb
        .queryPaginator(
            request ->
                request
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                    .expressionAttributeValues(
                        Map.of(
                            ":pk", text(Keys.claim(claimId)), ":prefix", text(Keys.NOTICE_PREFIX))))
        .items()
        .stream()
        .map(NoticeRecords::record)
        .toList();
  }

  public Optional<NoticeRecord> find(String claimId, int sequence, NoticeKind kind) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                request ->
                    request
                        .tableName(table)
                        .key(keyOf(claimId, sequence, kind, 1))
                        .consistentRead(true))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(record(item));
  }

  /** Records that a repeated notice is owed; nothing happens if that is known already. */
  public void owe(String claimId, OwedNotice owed) {
    try {
      dynamoDb.putItem(
          request ->
              request
                  .tableName(table)
                  .item(ClaimItems.notice(claimId, owed))
                  .conditionExpression("attribute_not_exists(pk)"));
    } catch (ConditionalCheckFailedException known) {
      // a repetition of this very step
    }
  }

  /**
   * Records that sending begins.
   *
   * @return false when somebody else is at it right now, or it is settled
   */
  public boolean beginAttempt(String claimId, OwedNotice owed, Instant now) {
    try {
      dynamoDb.updateItem(
          request ->
              request
                  .tableName(table)
                  .key(keyOf(claimId, owed))
                  .updateExpression(
                      "SET attemptingUntil = :until,"
                          + " firstAttemptAt = if_not_exists(firstAttemptAt, :now)"
                          + " ADD attempts :one")
                  .conditionExpression(
                      "attribute_exists(pk)"
                          + " AND attribute_not_exists(handedOverAt)"
                          + " AND attribute_not_exists(overtakenAt)"
                          + " AND attribute_not_exists(gaveUpAt)"
                          + " AND (attribute_not_exists(attemptingUntil) OR"
                          + " attemptingUntil <= :nowMillis)")
                  .expressionAttributeValues(
                      Map.of(
                          ":now",
                          time(now),
                          ":nowMillis",
                          number(now.toEpochMilli()),
                          ":until",
                          number(now.plus(ATTEMPT_TAKES_AT_MOST).toEpochMilli()),
                          ":one",
                          number(1))));
      return true;
    } catch (ConditionalCheckFailedException othersAtIt) {
      return false;
    }
  }

  /**
   * Records that an attempt failed; the next may begin at once.
   *
   * @param error the error's name; its text could hold an address
   */
  public void attemptFailed(String claimId, OwedNotice owed, String error) {
    dynamoDb.updateItem(
        request ->
            request
                .tableName(table)
                .key(keyOf(claimId, owed))
                .updateExpression("SET lastError = :error REMOVE attemptingUntil")
                .expressionAttributeValues(Map.of(":error", text(error))));
  }

  public void handedOver(String claimId, OwedNotice owed, String messageId, Instant now) {
    Update update = handedOverUpdate(claimId, owed, messageId, now);
    dynamoDb.updateItem(
        request ->
            request
                .tableName(table)
                .key(update.key())
                .updateExpression(update.updateExpression())
                .expressionAttributeValues(update.expressionAttributeValues()));
  }

  /** {@link #handedOver} in the transaction that opens the consent window. */
  public TransactionPart handedOverWith(
      String claimId, OwedNotice owed, String messageId, Instant now) {
    return part(handedOverUpdate(claimId, owed, messageId, now));
  }

  private Update handedOverUpdate(String claimId, OwedNotice owed, String messageId, Instant now) {
    return Update.builder()
        .tableName(table)
        .key(keyOf(claimId, owed))
        .updateExpression("SET handedOverAt = :now, messageId = :message REMOVE attemptingUntil")
        .expressionAttributeValues(
            Map.of(":now", text(now.toString()), ":message", text(messageId)))
        .build();
  }

  public void overtaken(String claimId, OwedNotice owed, Instant now) {
    settle(
        claimId, owed, "SET overtakenAt = :now REMOVE attemptingUntil", Map.of(":now", time(now)));
  }

  /** {@link #gaveUp} in the transaction that holds the consent window. */
  public TransactionPart gaveUpWith(String claimId, OwedNotice owed, String error, Instant now) {
    return part(
        Update.builder()
            .tableName(table)
            .key(keyOf(claimId, owed))
            .updateExpression(GAVE_UP)
            .expressionAttributeValues(Map.of(":now", time(now), ":error", text(error)))
            .build());
  }

  private static final String GAVE_UP =
      "SET gaveUpAt = :now, lastError = :error REMOVE attemptingUntil";

  /** Records that the notice will not be sent: it was refused for good, or failed for too long. */
  public void gaveUp(String claimId, OwedNotice owed, String error, Instant now) {
    settle(claimId, owed, GAVE_UP, Map.of(":now", time(now), ":error", text(error)));
  }

  /** A notice that was handed over meanwhile keeps that as its end. */
  private void settle(
      String claimId, OwedNotice owed, String update, Map<String, AttributeValue> values) {
    try {
      dynamoDb.updateItem(
          request ->
              request
                  .tableName(table)
                  .key(keyOf(claimId, owed))
                  .updateExpression(update)
                  .conditionExpression(
                      "attribute_exists(pk) AND attribute_not_exists(handedOverAt)")
                  .expressionAttributeValues(values));
    } catch (ConditionalCheckFailedException handedOver) {
      // the mail is out, which says more than that it was pointless
    }
  }

  /** What the mail service reports of a notice after it took it. */
  public enum MailReport {
    DELIVERED("deliveredAt"),
    BOUNCED("bouncedAt"),
    COMPLAINED("complainedAt");

    private final String attribute;

    MailReport(String attribute) {
      this.attribute = attribute;
    }
  }

  /** Records a report; the first of each sort counts, in whatever order they come. */
  public void reported(String claimId, OwedNotice owed, MailReport report, Instant now) {
    Update update = reportUpdate(claimId, owed, report, now);
    try {
      dynamoDb.updateItem(
          request ->
              request
                  .tableName(table)
                  .key(update.key())
                  .updateExpression(update.updateExpression())
                  .conditionExpression(update.conditionExpression())
                  .expressionAttributeValues(update.expressionAttributeValues()));
    } catch (ConditionalCheckFailedException unknownNotice) {
      // tagged like a notice of ours, but none that we ever owed
    }
  }

  /** {@link #reported} in the transaction that holds the consent window. */
  public TransactionPart reportedWith(
      String claimId, OwedNotice owed, MailReport report, Instant now) {
    return part(reportUpdate(claimId, owed, report, now));
  }

  private Update reportUpdate(String claimId, OwedNotice owed, MailReport report, Instant now) {
    return Update.builder()
        .tableName(table)
        .key(keyOf(claimId, owed))
        .updateExpression("SET %1$s = if_not_exists(%1$s, :now)".formatted(report.attribute))
        .conditionExpression("attribute_exists(pk)")
        .expressionAttributeValues(Map.of(":now", time(now)))
        .build();
  }

  /** Holds only while nothing new was reported of the notice since it was read. */
  public TransactionPart unchanged(String claimId, NoticeRecord read) {
    String condition =
        presence("bouncedAt", read.bouncedAt())
            + " AND "
            + presence("deliveredAt", read.deliveredAt());
    return new TransactionPart(
        TransactWriteItem.builder()
            .conditionCheck(
                ConditionCheck.builder()
                    .tableName(table)
                    .key(keyOf(claimId, read.owed()))
                    .conditionExpression(condition)
                    .build())
            .build());
  }

  private static String presence(String attribute, @Nullable Instant read) {
    return (read == null ? "attribute_not_exists(" : "attribute_exists(") + attribute + ")";
  }

  private static TransactionPart part(Update update) {
    return new TransactionPart(TransactWriteItem.builder().update(update).build());
  }

  private static Map<String, AttributeValue> keyOf(String claimId, OwedNotice owed) {
    return keyOf(claimId, owed.sequence(), owed.kind(), owed.occurrence());
  }

  private static Map<String, AttributeValue> keyOf(
      String claimId, int sequence, NoticeKind kind, int occurrence) {
    return new HashMap<>(
        Attributes.key(Keys.claim(claimId), Keys.notice(sequence, kind, occurrence)));
  }

  private static AttributeValue time(Instant time) {
    return text(time.toString());
  }

  private static NoticeRecord record(Map<String, AttributeValue> item) {
    return new NoticeRecord(
        new OwedNotice(
            (int) number(item, "sequence"),
            NoticeKind.valueOf(Attributes.require(item, "kind")),
            (int) number(item, "occurrence"),
            Instant.parse(Attributes.require(item, "notBefore"))),
        (int) number(item, "attempts"),
        instant(item, "firstAttemptAt"),
        instant(item, "handedOverAt"),
        instant(item, "overtakenAt"),
        instant(item, "gaveUpAt"),
        instant(item, "bouncedAt"),
        instant(item, "deliveredAt"));
  }

  private static @Nullable Instant instant(Map<String, AttributeValue> item, String name) {
    return text(item, name).map(Instant::parse).orElse(null);
  }
}
