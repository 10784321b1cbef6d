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

  private static final String OWED = "attribute_exists(pk)";

  /** A notice that was handed over keeps that as its end. */
  private static final String NOT_HANDED_OVER = OWED + " AND attribute_not_exists(handedOverAt)";

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
    return applied(
        new Change(
            keyOf(claimId, owed),
            "SET attemptingUntil = :until,"
                + " firstAttemptAt = if_not_exists(firstAttemptAt, :now)"
                + " ADD attempts :one",
            NOT_HANDED_OVER
                + " AND attribute_not_exists(overtakenAt)"
                + " AND attribute_not_exists(gaveUpAt)"
                + " AND (attribute_not_exists(attemptingUntil) OR attemptingUntil <= :nowMillis)",
            Map.of(
                ":now",
                time(now),
                ":nowMillis",
                number(now.toEpochMilli()),
                ":until",
                number(now.plus(ATTEMPT_TAKES_AT_MOST).toEpochMilli()),
                ":one",
                number(1))));
  }

  /**
   * Records that an attempt failed; the next may begin at once.
   *
   * @param error the error's name; its text could hold an address
   */
  public void attemptFailed(String claimId, OwedNotice owed, String error) {
    apply(
        new Change(
            keyOf(claimId, owed),
            "SET lastError = :error REMOVE attemptingUntil",
            OWED,
            Map.of(":error", text(error))));
  }

  public void handedOver(String claimId, OwedNotice owed, String messageId, Instant now) {
    apply(handOver(claimId, owed, messageId, now));
  }

  /** {@link #handedOver} in the transaction that opens the consent window. */
  public TransactionPart handedOverWith(
      String claimId, OwedNotice owed, String messageId, Instant now) {
    return part(handOver(claimId, owed, messageId, now));
  }

  private static Change handOver(String claimId, OwedNotice owed, String messageId, Instant now) {
    return new Change(
        keyOf(claimId, owed),
        "SET handedOverAt = :now, messageId = :message REMOVE attemptingUntil",
        OWED,
        Map.of(":now", time(now), ":message", text(messageId)));
  }

  /** Records that the notice will not be sent, unless it is out already. */
  public void overtaken(String claimId, OwedNotice owed, Instant now) {
    applied(
        new Change(
            keyOf(claimId, owed),
            "SET overtakenAt = :now REMOVE attemptingUntil",
            NOT_HANDED_OVER,
            Map.of(":now", time(now))));
  }

  /**
   * Records that the notice will not be sent, unless it is out already: it was refused for good, or
   * failed for too long.
   */
  public void gaveUp(String claimId, OwedNotice owed, String error, Instant now) {
    applied(giveUp(claimId, owed, NOT_HANDED_OVER, error, now));
  }

  /** {@link #gaveUp} in the transaction that holds the consent window. */
  public TransactionPart gaveUpWith(String claimId, OwedNotice owed, String error, Instant now) {
    return part(giveUp(claimId, owed, OWED, error, now));
  }

  private static Change giveUp(
      String claimId, OwedNotice owed, String condition, String error, Instant now) {
    return new Change(
        keyOf(claimId, owed),
        "SET gaveUpAt = :now, lastError = :error REMOVE attemptingUntil",
        condition,
        Map.of(":now", time(now), ":error", text(error)));
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

  /**
   * Records a report; the first of each sort counts, in whatever order they come. Nothing happens
   * if the notice was never owed, though it is tagged like one of ours.
   */
  public void reported(String claimId, OwedNotice owed, MailReport report, Instant now) {
    applied(report(claimId, owed, report, now));
  }

  /** {@link #reported} in the transaction that holds the consent window. */
  public TransactionPart reportedWith(
      String claimId, OwedNotice owed, MailReport report, Instant now) {
    return part(report(claimId, owed, report, now));
  }

  private static Change report(String claimId, OwedNotice owed, MailReport report, Instant now) {
    return new Change(
        keyOf(claimId, owed),
        "SET %1$s = if_not_exists(%1$s, :now)".formatted(report.attribute),
        OWED,
        Map.of(":now", time(now)));
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

  /** A change of one record, made alone or within a transaction. */
  private record Change(
      Map<String, AttributeValue> key,
      String expression,
      String condition,
      Map<String, AttributeValue> values) {}

  private void apply(Change change) {
    dynamoDb.updateItem(
        request ->
            request
                .tableName(table)
                .key(change.key())
                .updateExpression(change.expression())
                .conditionExpression(change.condition())
                .expressionAttributeValues(change.values()));
  }

  /** Whether the change was made: its condition may not hold. */
  private boolean applied(Change change) {
    try {
      apply(change);
      return true;
    } catch (ConditionalCheckFailedException doesNotHold) {
      return false;
    }
  }

  private TransactionPart part(Change change) {
    Update update =
        Update.builder()
            .tableName(table)
            .key(change.key())
            .updateExpression(change.expression())
            .conditionExpression(change.condition())
            .expressionAttributeValues(change.values())
            .build();
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
