package cpor.local.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the table as it is, item by item, as plain JSON. */
public record ClaimItems(DynamoDbClient dynamoDb, String table) implements AutoCloseable {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String CLAIM_PREFIX = "CLAIM#";

  /** The snapshots of all claims, the newest claim first: ids are ordered by time. */
  List<JsonNode> claims() {
    return dynamoDb
        .scanPaginator(
            scan ->
                scan.tableName(table)
                    .filterExpression("sk = :claim")
                    .expressionAttributeValues(Map.of(":claim", AttributeValue.fromS("CLAIM"))))
        .items()
        .stream()
        .map(ClaimItems::json)
        .sorted(Comparator.comparing(ClaimItems::claimId).reversed())
        .toList();
  }

  /** Everything in the partition of one claim, in the order of its keys. */
  List<JsonNode> of(String claimId) {
    return dynamoDb
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .keyConditionExpression("pk = :claim")
                    .expressionAttributeValues(
                        Map.of(":claim", AttributeValue.fromS(CLAIM_PREFIX + claimId))))
        .items()
        .stream()
        .map(ClaimItems::json)
        .toList();
  }

  static String claimId(JsonNode item) {
    return item.path("pk").asText().substring(CLAIM_PREFIX.length());
  }

  private static JsonNode json(Map<String, AttributeValue> attributes) {
    ObjectNode object = JSON.objectNode();
    attributes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(attribute -> object.set(attribute.getKey(), json(attribute.getValue())));
    return object;
  }

  private static JsonNode json(AttributeValue value) {
    return switch (value.type()) {
      case S -> JSON.textNode(value.s());
      case N -> JSON.numberNode(new BigDecimal(value.n()));
      case BOOL -> JSON.booleanNode(value.bool());
      case M -> json(value.m());
      case L -> JSON.arrayNode().addAll(value.l().stream().map(ClaimItems::json).toList());
      case NUL -> JSON.nullNode();
      case SS, NS, BS, B, UNKNOWN_TO_SDK_VERSION -> JSON.textNode(value.toString());
    };
  }

  @Override
  public void close() {
    dynamoDb.close();
  }
}
