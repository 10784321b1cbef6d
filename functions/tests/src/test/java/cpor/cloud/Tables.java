package cpor.cloud;

import cpor.table.Table;
import dynamodb.InMemoryDynamoDb;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Tables in memory, each in a DynamoDB of its own. */
public final class Tables {

  /** What each is called. */
  public static final String NAME = "claims";

  private Tables() {}

  /** Makes an empty table. */
  public static Table table() {
    return new Table(dynamoDb(), NAME);
  }

  /** A DynamoDB with an empty table, keyed and indexed like the product's. */
  public static DynamoDbClient dynamoDb() {
    DynamoDbClient dynamoDb = new InMemoryDynamoDb();
    createTable(dynamoDb);
    return dynamoDb;
  }

  static void createTable(DynamoDbClient dynamoDb) {
    dynamoDb.createTable(
        request ->
            request
                .tableName(NAME)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    Stream.of(
                            "pk",
                            "sk",
                            "orgKey",
                            "orgSort",
                            "stageKey",
                            "deadlineKey",
                            "deadlineSort",
                            "submissionKey",
                            "submissionSort",
                            "customerKey",
                            "customerSort",
                            "wordKey",
                            "wordSort",
                            "firstWord",
                            "secondWord",
                            "reviewWordKey",
                            "reviewerKey",
                            "wakeKey",
                            "wakeSort",
                            "dueKey",
                            "dueSort",
                            "stage",
                            "retainUntil")
                        .map(Tables::attribute)
                        .toList())
                .keySchema(keys("pk", "sk"))
                .globalSecondaryIndexes(
                    keysOnly("byOrganisation", "orgKey", "orgSort"),
                    keysOnly("byStage", "stageKey", "orgSort"),
                    keysOnly("byDeadline", "deadlineKey", "deadlineSort"),
                    keysOnly("bySubmission", "submissionKey", "submissionSort"),
                    keysOnly("byCustomer", "customerKey", "customerSort"),
                    index("byWord", "wordKey", "wordSort", "shared"),
                    index("byFirstWord", "wordKey", "firstWord", "firstShared"),
                    index("bySecondWord", "wordKey", "secondWord", "secondShared"),
                    index("byReviewWord", "reviewWordKey", "wordSort", "shared"),
                    index("byFirstReviewWord", "reviewWordKey", "firstWord", "firstShared"),
                    index("bySecondReviewWord", "reviewWordKey", "secondWord", "secondShared"),
                    keysOnly("byReviewer", "reviewerKey", "dueSort"),
                    index(
                        "byWake",
                        "wakeKey",
                        "wakeSort",
                        "stage",
                        "stageSequence",
                        "lifecycle",
                        "wakeAt",
                        "window",
                        "submittedAt"),
                    index("byDue", "dueKey", "dueSort", "summary"),
                    keysOnly("byRetention", "stage", "retainUntil")));
  }

  private static GlobalSecondaryIndex keysOnly(String name, String partition, String sort) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keys(partition, sort))
        .projection(keys -> keys.projectionType(ProjectionType.KEYS_ONLY))
        .build();
  }

  private static GlobalSecondaryIndex index(
      String name, String partition, String sort, String... included) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keys(partition, sort))
        .projection(
            projection ->
                projection.projectionType(ProjectionType.INCLUDE).nonKeyAttributes(included))
        .build();
  }

  private static List<KeySchemaElement> keys(String partition, String sort) {
    return List.of(key(partition, KeyType.HASH), key(sort, KeyType.RANGE));
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }
}
