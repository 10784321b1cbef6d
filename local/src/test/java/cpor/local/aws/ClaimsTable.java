package cpor.local.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table like the product's, and items for it. */
final class ClaimsTable {

  static final String NAME = "claims";

  static final TableDescription DESCRIPTION =
      new TableDescription(
          NAME,
          new TableDescription.Key(
              new TableDescription.KeyAttribute("pk", "S"),
              new TableDescription.KeyAttribute("sk", "S")),
          List.of(
              new TableDescription.Index(
                  "due",
                  new TableDescription.Key(
                      new TableDescription.KeyAttribute("queue", "S"),
                      new TableDescription.KeyAttribute("dueAt", "S")),
                  "INCLUDE",
                  List.of("stage"))),
          "NEW_IMAGE");

  private ClaimsTable() {}

  static Map<String, AttributeValue> item(String pk, String sk) {
    return Map.of("pk", fromS(pk), "sk", fromS(sk));
  }

  static void put(DynamoDbClient client, String pk, String sk) {
    client.putItem(request -> request.tableName(NAME).item(item(pk, sk)));
  }
}
