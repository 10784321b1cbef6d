package cpor.local.claims;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsJsonClient;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Reads all of one claim from the table as it is, item by item, as plain JSON. */
public record ClaimItems(AwsJsonClient dynamoDb, String table) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String CLAIM_PREFIX = "CLAIM#";

  /** The sort key of a claim's snapshot. */
  static final String SNAPSHOT = "CLAIM";

  /** Everything in the partition of one claim, in the order of its keys. */
  public List<JsonNode> of(String claimId) {
    ObjectNode request =
        JSON.objectNode().put("TableName", table).put("KeyConditionExpression", "pk = :claim");
    request
        .putObject("ExpressionAttributeValues")
        .putObject(":claim")
        .put("S", CLAIM_PREFIX + claimId);
    List<JsonNode> items = new ArrayList<>();
    JsonNode last;
    do {
      JsonNode page = query(request);
      page.path("Items").forEach(item -> items.add(plainMap(item)));
      last = page.path("LastEvaluatedKey");
      request.set("ExclusiveStartKey", last);
    } while (last.isObject());
    return items;
  }

  private JsonNode query(ObjectNode request) {
    try {
      return dynamoDb.call("DynamoDB_20120810.Query", request);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the local cloud is stopping", stopping);
    }
  }

  /** The claim whose items stand in a partition. */
  static String claimId(String partition) {
    return partition.substring(CLAIM_PREFIX.length());
  }

  /** What an attribute holds, without DynamoDB's types. */
  private static JsonNode plain(JsonNode attribute) {
    Map.Entry<String, JsonNode> typed = attribute.properties().iterator().next();
    JsonNode value = typed.getValue();
    return switch (typed.getKey()) {
      case "N" -> JSON.numberNode(new BigDecimal(value.asText()));
      case "M" -> plainMap(value);
      case "L" -> JSON.arrayNode().addAll(value.valueStream().map(ClaimItems::plain).toList());
      case "NULL" -> JSON.nullNode();
      default -> value;
    };
  }

  static ObjectNode plainMap(JsonNode attributes) {
    ObjectNode object = JSON.objectNode();
    attributes.properties().stream()
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .forEach(attribute -> object.set(attribute.getKey(), plain(attribute.getValue())));
    return object;
  }
}
