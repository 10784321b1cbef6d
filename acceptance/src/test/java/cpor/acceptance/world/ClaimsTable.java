package cpor.acceptance.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The product's table, as somebody with the right to write to it sees it. */
final class ClaimsTable implements AutoCloseable {
  private final DynamoDbClient dynamoDb;
  private final String name;

  ClaimsTable(DynamoDbClient dynamoDb, String name) {
    this.dynamoDb = dynamoDb;
    this.name = name;
  }

  void put(Map<String, String> item) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    item.forEach((attribute, text) -> attributes.put(attribute, AttributeValue.fromS(text)));
    dynamoDb.putItem(request -> request.tableName(name).item(attributes));
  }

  /** Whether there is anything of a claim. */
  boolean has(String claimId) {
    return dynamoDb
            .query(
                request ->
                    request
                        .tableName(name)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(
                            Map.of(":pk", AttributeValue.fromS("CLAIM#" + claimId))))
            .count()
        > 0;
  }

  /** The stream's records, as JSON, that nobody understood. */
  List<String> recordsKeptUnread() {
    return dynamoDb
        .scanPaginator(
            request ->
                request
                    .tableName(name)
                    .consistentRead(true)
                    .filterExpression("begins_with(pk, :kept)")
                    .expressionAttributeValues(
                        Map.of(":kept", AttributeValue.fromS("UNREADABLE#"))))
        .items()
        .stream()
        .map(item -> Objects.requireNonNull(item.get("personal")).m())
        .map(personal -> Objects.requireNonNull(personal.get("record")).s())
        .toList();
  }

  @Override
  public void close() {
    dynamoDb.close();
  }
}
