package cpor.simulation.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dynamodb.InMemoryDynamoDb;
import dynamodb.ItemChange;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The product's table, as whoever stands beside the functions looks at it: nothing is a call. */
public final class ClaimsTable {

  private final String name;
  private final InMemoryDynamoDb dynamoDb;

  ClaimsTable(CreateTableRequest request, Consumer<List<ItemChange>> stream) {
    name = request.tableName();
    dynamoDb = new InMemoryDynamoDb(stream);
    var _ = dynamoDb.createTable(request);
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

  static String partition(ItemChange change) {
    return Objects.requireNonNull(change.key().get("pk")).s();
  }

  /** What makes such a table, of the JSON that would. */
  static CreateTableRequest request(JsonNode json) {
    return CreateTableRequest.builder()
        .tableName(json.path("TableName").asText())
        .attributeDefinitions(
            each(json.path("AttributeDefinitions")).map(ClaimsTable::attribute).toList())
        .keySchema(keys(json))
        .globalSecondaryIndexes(
            each(json.path("GlobalSecondaryIndexes")).map(ClaimsTable::index).toList())
        .build();
  }

  private static AttributeDefinition attribute(JsonNode json) {
    return AttributeDefinition.builder()
        .attributeName(json.path("AttributeName").asText())
        .attributeType(json.path("AttributeType").asText())
        .build();
  }

  private static List<KeySchemaElement> keys(JsonNode of) {
    return each(of.path("KeySchema"))
        .map(
            json ->
                KeySchemaElement.builder()
                    .attributeName(json.path("AttributeName").asText())
                    .keyType(json.path("KeyType").asText())
                    .build())
        .toList();
  }

  private static GlobalSecondaryIndex index(JsonNode json) {
    JsonNode projection = json.path("Projection");
    return GlobalSecondaryIndex.builder()
        .indexName(json.path("IndexName").asText())
        .keySchema(keys(json))
        .projection(
            of ->
                of.projectionType(projection.path("ProjectionType").asText())
                    .nonKeyAttributes(
                        each(projection.path("NonKeyAttributes")).map(JsonNode::asText).toList()))
        .build();
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
