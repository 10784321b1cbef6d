package cpor.simulation.cloud;

import cpor.local.template.TableResource;
import dynamodb.InMemoryDynamoDb;
import dynamodb.ItemChange;
import dynamodb.api.DynamoDbApi;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The product's table, as whoever stands beside the functions looks at it: nothing is a call. */
public final class ClaimsTable {

  private final String name;
  private final InMemoryDynamoDb dynamoDb;

  ClaimsTable(TableResource table, Consumer<List<ItemChange>> stream) {
    name = table.name();
    dynamoDb = new InMemoryDynamoDb(stream);
    var _ = new DynamoDbApi(dynamoDb).answer("CreateTable", table.request());
  }

  InMemoryDynamoDb dynamoDb() {
    return dynamoDb;
  }

  /** An item as it is; empty if there is none. */
  public Map<String, AttributeValue> item(String partition, String sort) {
    return dynamoDb
        .getItem(GetItemRequest.builder().tableName(name).key(key(partition, sort)).build())
        .item();
  }

  /** The items of a partition whose sort keys begin so, in their order. */
  public List<Map<String, AttributeValue>> items(String partition, String prefix) {
    return dynamoDb
        .query(
            QueryRequest.builder()
                .tableName(name)
                .keyConditionExpression("pk = :partition AND begins_with(sk, :prefix)")
                .expressionAttributeValues(
                    Map.of(
                        ":partition", AttributeValue.fromS(partition),
                        ":prefix", AttributeValue.fromS(prefix)))
                .build())
        .items();
  }

  void put(Map<String, AttributeValue> item) {
    var _ = dynamoDb.putItem(PutItemRequest.builder().tableName(name).item(item).build());
  }

  static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort));
  }

  /** The sort key of what was changed. */
  public static String sort(ItemChange change) {
    return Objects.requireNonNull(change.key().get("sk")).s();
  }

  /** The claim that what was changed belongs to. */
  public static String claimId(ItemChange change) {
    return partition(change).substring("CLAIM#".length());
  }

  private static String partition(ItemChange change) {
    return Objects.requireNonNull(change.key().get("pk")).s();
  }
}
