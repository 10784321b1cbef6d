package cpor.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The doorbells that the state machine hangs up itself, one for each claim it waits for. */
public final class Doorbells {

  private final DynamoDbClient dynamoDb;
  private final String table;

  public Doorbells(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  public Optional<Doorbell> find(String claimId) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                request ->
                    request
                        .tableName(table)
                        .key(Attributes.key(Keys.claim(claimId), Keys.DOORBELL))
                        .consistentRead(true))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(doorbell(item));
  }

  /**
   * The doorbells of some claims, by claim id, as they were a moment ago.
   *
   * @param claimIds at most 100, each once
   */
  public Map<String, Doorbell> ofClaims(List<String> claimIds) {
    Map<String, Doorbell> found = new HashMap<>();
    Map<String, KeysAndAttributes> wanted = claimIds.isEmpty() ? Map.of() : wanted(claimIds);
    // a throttled table answers a batch in parts
    while (!wanted.isEmpty()) {
      Map<String, KeysAndAttributes> batch = wanted;
      BatchGetItemResponse response = dynamoDb.batchGetItem(request -> request.requestItems(batch));
      for (Map<String, AttributeValue> item : response.responses().getOrDefault(table, List.of())) {
        found.put(Keys.claimIdOf(Attributes.require(item, "pk")), doorbell(item));
      }
      wanted = response.unprocessedKeys();
    }
    return found;
  }

  private Map<String, KeysAndAttributes> wanted(List<String> claimIds) {
    List<Map<String, AttributeValue>> keys =
        claimIds.stream().map(id -> Attributes.key(Keys.claim(id), Keys.DOORBELL)).toList();
    return Map.of(table, KeysAndAttributes.builder().keys(keys).build());
  }

  private static Doorbell doorbell(Map<String, AttributeValue> item) {
    return new Doorbell(
        Attributes.require(item, "token"), (int) Attributes.number(item, "stageSequence"));
  }
}
