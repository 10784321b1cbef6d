package cpor.store;

import static cpor.store.Attributes.number;
import static cpor.store.Attributes.text;

import cpor.claim.StageName;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Where claims stand: for repair, which looks after their executions and never at the people. */
public final class ClaimPositions {

  private final DynamoDbClient dynamoDb;
  private final String table;

  public ClaimPositions(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /**
   * Open claims by the time they should wake, earliest first. One query of an index, so it may lag
   * a write by a moment.
   *
   * @param after {@link #cursor} of the claim to go on after, null to begin
   */
  public Page<ClaimPosition> open(int limit, @Nullable String after) {
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(ClaimIndex.BY_WAKE.indexName())
            .keyConditionExpression(ClaimIndex.BY_WAKE.partitionKey() + " = :open")
            .expressionAttributeValues(Map.of(":open", text(Keys.OPEN)))
            .limit(limit);
    if (after != null) {
      Map<String, AttributeValue> start =
          new HashMap<>(Attributes.key(Keys.claim(Keys.claimIdOf(after)), Keys.CLAIM));
      start.put(ClaimIndex.BY_WAKE.partitionKey(), text(Keys.OPEN));
      start.put(ClaimIndex.BY_WAKE.sortKey(), text(after));
      request.exclusiveStartKey(start);
    }
    QueryResponse response = dynamoDb.query(request.build());
    Map<String, AttributeValue> last = response.lastEvaluatedKey();
    return new Page<>(
        response.items().stream().map(ClaimPositions::position).toList(),
        last.isEmpty() ? null : Attributes.require(last, ClaimIndex.BY_WAKE.sortKey()));
  }

  /**
   * Where {@link #open} goes on after a claim.
   *
   * @throws IllegalArgumentException if the claim is not open
   */
  public static String cursor(ClaimPosition claim) {
    Instant wakeAt = claim.wakeAt();
    if (wakeAt == null) {
      throw new IllegalArgumentException("nothing wakes a claim that is not open");
    }
    return Keys.sort(wakeAt, claim.claimId());
  }

  /** Where a claim stands at this very moment. */
  public Optional<ClaimPosition> find(String claimId) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                request ->
                    request
                        .tableName(table)
                        .key(Attributes.key(Keys.claim(claimId), Keys.CLAIM))
                        .consistentRead(true)
                        .projectionExpression(
                            "pk, #stage, stageSequence, lifecycle, wakeAt, #window, submittedAt")
                        .expressionAttributeNames(Map.of("#stage", "stage", "#window", "window")))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(position(item));
  }

  /**
   * Asks for the next execution. The claim as shown, and so its version, does not change.
   *
   * @return whether it was asked for: not if the claim has moved, or somebody else was faster
   */
  public boolean raiseLifecycle(ClaimPosition seen) {
    try {
      dynamoDb.updateItem(
          request ->
              request
                  .tableName(table)
                  .key(Attributes.key(Keys.claim(seen.claimId()), Keys.CLAIM))
                  .updateExpression("SET lifecycle = :next, #document.counters.lifecycle = :next")
                  .conditionExpression("lifecycle = :seen AND stageSequence = :sequence")
                  .expressionAttributeNames(Map.of("#document", PersonalData.DOCUMENT))
                  .expressionAttributeValues(
                      Map.of(
                          ":next", number(seen.lifecycle() + 1L),
                          ":seen", number(seen.lifecycle()),
                          ":sequence", number(seen.stageSequence()))));
      return true;
    } catch (ConditionalCheckFailedException moved) {
      return false;
    }
  }

  private static ClaimPosition position(Map<String, AttributeValue> item) {
    return new ClaimPosition(
        Keys.claimIdOf(Attributes.require(item, "pk")),
        StageName.valueOf(Attributes.require(item, "stage")),
        (int) number(item, "stageSequence"),
        (int) number(item, "lifecycle"),
        text(item, "wakeAt").map(Instant::parse).orElse(null),
        text(item, "window").filter(ClaimItems.WINDOW_HELD::equals).isPresent(),
        text(item, "submittedAt").map(Instant::parse).orElse(null));
  }
}
