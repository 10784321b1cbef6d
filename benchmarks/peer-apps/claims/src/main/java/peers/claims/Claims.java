package peers.claims;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The table, and the one thing that is done with it. */
public final class Claims {

  private final DynamoDbClient dynamoDb;
  private final String table;

  /**
   * Made once, when a function starts.
   *
   * @param dynamoDb with the HTTP client that is on the class path
   */
  public Claims(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    this.table = System.getenv("CLAIMS_TABLE");
  }

  /** An HTTP status, and a body in JSON. */
  public record Answer(int status, String body) {}

  /** Checks a claim and writes it. */
  public Answer file(Claim claim) {
    List<String> faults = claim.faults();
    if (!faults.isEmpty()) {
      return new Answer(422, "{\"faults\":[\"" + String.join("\",\"", faults) + "\"]}");
    }
    String id = UUID.randomUUID().toString();
    try {
      var _ =
          dynamoDb.putItem(
              put ->
                  put.tableName(table)
                      .item(item(id, claim))
                      .conditionExpression("attribute_not_exists(pk)"));
    } catch (ConditionalCheckFailedException taken) {
      return new Answer(409, "{}");
    }
    return new Answer(201, "{\"id\":\"" + id + "\"}");
  }

  private static Map<String, AttributeValue> item(String id, Claim claim) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("pk", AttributeValue.fromS(id));
    item.put("tenantId", AttributeValue.fromS(claim.customer().tenantId()));
    item.put("partnerId", AttributeValue.fromS(claim.partner().partnerId()));
    item.put("solutionArea", AttributeValue.fromS(claim.solutionArea()));
    item.put("activity", AttributeValue.fromS(claim.activity()));
    item.put(
        "products",
        AttributeValue.fromL(
            claim.products().stream()
                .map(product -> AttributeValue.fromS(product.name()))
                .toList()));
    return item;
  }
}
