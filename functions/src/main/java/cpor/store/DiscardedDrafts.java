package cpor.store;

import static cpor.store.Attributes.text;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Drafts that their partners discarded. They stay for the audit, and then expire whole. */
public final class DiscardedDrafts {

  private static final String EXPIRES_AT = "expiresAt";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public DiscardedDrafts(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /**
   * Lets the history and the comments of a draft expire when the draft itself does; nothing happens
   * to a claim that is not discarded. A draft may have any number of items, so this happens after
   * the transaction that discards it, and may be begun again at any point.
   */
  public void expire(String claimId) {
    AttributeValue expiresAt = null;
    // the claim comes first: its sort key is the first of its partition
    for (Map<String, AttributeValue> item : keysAndExpiries(claimId)) {
      if (Attributes.require(item, "sk").equals(Keys.CLAIM)) {
        expiresAt = item.get(EXPIRES_AT);
      } else if (expiresAt != null && !item.containsKey(EXPIRES_AT)) {
        expire(Attributes.require(item, "sk"), claimId, expiresAt);
      }
    }
  }

  private Iterable<Map<String, AttributeValue>> keysAndExpiries(String claimId) {
    return dynamoDb
        .queryPaginator(
            request ->
                request
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", text(Keys.claim(claimId))))
                    .projectionExpression("sk, " + EXPIRES_AT))
        .items();
  }

  private void expire(String sort, String claimId, AttributeValue expiresAt) {
    dynamoDb.updateItem(
        request ->
            request
                .tableName(table)
                .key(Attributes.key(Keys.claim(claimId), sort))
                .updateExpression("SET " + EXPIRES_AT + " = :expiry")
                .expressionAttributeValues(Map.of(":expiry", expiresAt)));
  }
}
