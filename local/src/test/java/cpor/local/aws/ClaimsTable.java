package cpor.local.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table like the product's, and items for it. */
public final class ClaimsTable {

  public static final String NAME = "claims";

  static final JsonNode REQUEST =
      json(
          """
          {"TableName": "claims", "BillingMode": "PAY_PER_REQUEST",
           "AttributeDefinitions": [
             {"AttributeName": "pk", "AttributeType": "S"},
             {"AttributeName": "sk", "AttributeType": "S"},
             {"AttributeName": "queue", "AttributeType": "S"},
             {"AttributeName": "dueAt", "AttributeType": "S"}],
           "KeySchema": [
             {"AttributeName": "pk", "KeyType": "HASH"},
             {"AttributeName": "sk", "KeyType": "RANGE"}],
           "GlobalSecondaryIndexes": [
             {"IndexName": "due",
              "KeySchema": [
                {"AttributeName": "queue", "KeyType": "HASH"},
                {"AttributeName": "dueAt", "KeyType": "RANGE"}],
              "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["stage"]}}],
           "StreamSpecification": {"StreamEnabled": true, "StreamViewType": "NEW_IMAGE"}}
          """);

  private ClaimsTable() {}

  public static Map<String, AttributeValue> item(String pk, String sk) {
    return Map.of("pk", fromS(pk), "sk", fromS(sk));
  }

  public static void put(DynamoDbClient client, String pk, String sk) {
    client.putItem(request -> request.tableName(NAME).item(item(pk, sk)));
  }

  /**
   * Writes a claim with what lists show of it.
   *
   * @param more of its attributes, with DynamoDB's types; may be empty
   */
  public static void putClaim(AwsJsonClient client, String id, String stage, String more)
      throws InterruptedException {
    String put =
        """
        {"TableName": "claims", "Item": {"pk": {"S": "CLAIM#%1$s"}, "sk": {"S": "CLAIM"},
          "stage": {"S": "%2$s"}, "document": {"M": {
            "id": {"S": "%1$s"}, "organisationName": {"S": "Adatum Zrt."},
            "details": {"M": {"customer": {"M": {"name": {"S": "Contoso Kft."}}},
              "partnerReference": {"S": "PO-114"}}},
            "times": {"M": {"updatedAt": {"S": "2026-11-23T08:00:00.5Z"}}}}}%3$s}}
        """
            .formatted(id, stage, more.isEmpty() ? "" : ", " + more);
    var _ = client.call("DynamoDB_20120810.PutItem", json(put));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(text, malformed);
    }
  }
}
