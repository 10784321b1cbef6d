package cpor.store;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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
    return item.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Doorbell(
                Attributes.require(item, "token"), (int) Attributes.number(item, "stageSequence")));
  }
}
