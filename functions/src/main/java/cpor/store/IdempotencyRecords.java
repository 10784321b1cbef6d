package cpor.store;

import static cpor.store.Attributes.number;
import static cpor.store.Attributes.text;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * First answers, kept so that a repeated request gets the same one. A record past its expiry counts
 * as absent, whether DynamoDB has removed it already or not.
 */
public final class IdempotencyRecords {

  static final String SORT = "ANSWER";
  private static final Duration KEPT_FOR = Duration.ofHours(24);

  private final DynamoDbClient dynamoDb;
  private final String table;

  public IdempotencyRecords(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** The answer that a request with this key got before, if it is still kept. */
  public Optional<StoredAnswer> find(IdempotencyKey key, Instant now) {
    return answer(
        dynamoDb
            .getItem(request -> request.tableName(table).key(keyOf(key)).consistentRead(true))
            .item(),
        now);
  }

  /** Keeps an answer, unless another is kept under this key. */
  public TransactionPart keep(IdempotencyKey key, StoredAnswer answer, Instant now) {
    Map<String, AttributeValue> item = ClaimItems.item(partition(key), SORT);
    item.put("fingerprint", text(answer.fingerprint()));
    item.put("status", number(answer.status()));
    item.put("expiresAt", number(now.plus(KEPT_FOR).getEpochSecond()));
    Map<String, AttributeValue> headers = new HashMap<>();
    answer.headers().forEach((name, value) -> headers.put(name, text(value)));
    // the body shows the claim, contacts included
    item.put(
        "personal",
        AttributeValue.fromM(
            Map.of("headers", AttributeValue.fromM(headers), "body", text(answer.body()))));
    return new TransactionPart(
        TransactWriteItem.builder()
            .put(
                Put.builder()
                    .tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(pk) OR expiresAt <= :now")
                    .expressionAttributeValues(Map.of(":now", number(now.getEpochSecond())))
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .build())
            .build());
  }

  static Map<String, AttributeValue> keyOf(IdempotencyKey key) {
    return Attributes.key(partition(key), SORT);
  }

  private static String partition(IdempotencyKey key) {
    return "IDEMPOTENCY#" + key.owner() + "#" + key.key();
  }

  /** The answer in an item, such as the one that stood in the way of {@link #keep}. */
  public static Optional<StoredAnswer> answer(Map<String, AttributeValue> item, Instant now) {
    if (item.isEmpty() || number(item, "expiresAt") <= now.getEpochSecond()) {
      return Optional.empty();
    }
    Map<String, AttributeValue> personal = item.getOrDefault("personal", text("")).m();
    Map<String, String> headers = new HashMap<>();
    personal
        .getOrDefault("headers", AttributeValue.fromM(Map.of()))
        .m()
        .forEach((name, value) -> headers.put(name, value.s()));
    return Optional.of(
        new StoredAnswer(
            Attributes.require(item, "fingerprint"),
            (int) number(item, "status"),
            headers,
            text(personal, "body").orElse("")));
  }
}
