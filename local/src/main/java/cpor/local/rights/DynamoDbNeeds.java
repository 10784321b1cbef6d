package cpor.local.rights;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.aws.Call;
import cpor.local.template.TableResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * "Actions, resources, and condition keys for Amazon DynamoDB"; a transaction needs what each of
 * its members needs: "Using IAM with DynamoDB transactions". The leading key of an item is the
 * value of the partition key of the table, or of the index that is asked.
 */
final class DynamoDbNeeds implements Needs {
  private static final Pattern EQUATION =
      Pattern.compile("(?<name>#?[A-Za-z0-9_]+)\\s*=\\s*(?<value>:[A-Za-z0-9_]+)");

  private static final Map<String, String> MEMBERS =
      Map.of(
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem",
          "Get", "GetItem");

  /** The partition key by the name of the table, or by table and index. */
  private final Map<String, String> keys = new HashMap<>();

  DynamoDbNeeds(List<TableResource> tables) {
    for (TableResource table : tables) {
      keys.put(table.name(), partitionKey(table.request()));
      for (JsonNode index : table.request().path("GlobalSecondaryIndexes")) {
        keys.put(table.name() + "/index/" + index.path("IndexName").asText(), partitionKey(index));
      }
    }
  }

  private static String partitionKey(JsonNode owner) {
    return owner
        .path("KeySchema")
        .valueStream()
        .filter(part -> part.path("KeyType").asText().equals("HASH"))
        .map(part -> part.path("AttributeName").asText())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public List<Access> of(Call call) {
    String operation = call.operation();
    return switch (operation) {
      case "GetItem", "PutItem", "UpdateItem", "DeleteItem" ->
          List.of(onItem(operation, RequestJson.of(call)));
      case "Query" -> List.of(query(RequestJson.of(call)));
      case "BatchGetItem" -> batch(RequestJson.of(call));
      case "TransactGetItems", "TransactWriteItems" -> transaction(RequestJson.of(call));
      default -> List.of(Access.anywhere("dynamodb:" + operation));
    };
  }

  private List<Access> transaction(JsonNode request) {
    List<Access> needs = new ArrayList<>();
    for (JsonNode item : request.path("TransactItems")) {
      for (Map.Entry<String, JsonNode> member : item.properties()) {
        String action = MEMBERS.getOrDefault(member.getKey(), member.getKey());
        needs.add(onItem(action, member.getValue()));
      }
    }
    return needs;
  }

  private List<Access> batch(JsonNode request) {
    List<Access> needs = new ArrayList<>();
    for (Map.Entry<String, JsonNode> table : request.path("RequestItems").properties()) {
      String key = partitionKeyOf(table.getKey());
      needs.add(
          access(
              "BatchGetItem",
              table.getKey(),
              table
                  .getValue()
                  .path("Keys")
                  .valueStream()
                  .map(item -> item.path(key).path("S").asText())
                  .toList()));
    }
    return needs;
  }

  private Access onItem(String action, JsonNode request) {
    String table = request.path("TableName").asText();
    JsonNode item = request.has("Item") ? request.path("Item") : request.path("Key");
    return access(action, table, List.of(item.path(partitionKeyOf(table)).path("S").asText()));
  }

  private Access query(JsonNode request) {
    String table = request.path("TableName").asText();
    String asked =
        request.has("IndexName") ? table + "/index/" + request.path("IndexName").asText() : table;
    String key = partitionKeyOf(asked);
    String value =
        EQUATION
            .matcher(request.path("KeyConditionExpression").asText())
            .results()
            .filter(equation -> name(request, equation).equals(key))
            .map(
                equation -> request.path("ExpressionAttributeValues").path(equation.group("value")))
            .map(found -> found.path("S").asText())
            .findFirst()
            .orElse("");
    return access("Query", asked, List.of(value));
  }

  private static String name(JsonNode request, MatchResult equation) {
    String name = equation.group("name");
    return request.path("ExpressionAttributeNames").path(name).asText(name);
  }

  /** None for a table that there is not, which the service will say. */
  private String partitionKeyOf(String table) {
    return keys.getOrDefault(table, "");
  }

  private static Access access(String action, String table, List<String> leadingKeys) {
    return new Access(
        "dynamodb:" + action,
        Arns.of("dynamodb", "table/", table),
        Map.of("dynamodb:leadingkeys", leadingKeys));
  }
}
