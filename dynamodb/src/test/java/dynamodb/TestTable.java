package dynamodb;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** A table with indexes of each shape: with keys alone, more or all, and with a sort key shared. */
final class TestTable {

  static final String NAME = "items";

  static final List<GlobalSecondaryIndex> INDEXES =
      List.of(
          index("byOwner", "ownerKey", "changedSort", keysOnly()),
          index("byStage", "stageKey", "changedSort", keysOnly()),
          index("byWord", "wordKey", "wordSort", including("amount")),
          index("byDue", "dueKey", "dueSort", including("document", "label")),
          index("byLabel", "label", "keptUntil", keysOnly()),
          index("byKind", "kind", "kindSort", everything()));

  private TestTable() {}

  static CreateTableRequest request() {
    return CreateTableRequest.builder()
        .tableName(NAME)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(
            Stream.concat(
                    Stream.of("pk", "sk"),
                    INDEXES.stream()
                        .flatMap(index -> index.keySchema().stream())
                        .map(KeySchemaElement::attributeName))
                .distinct()
                .map(TestTable::attribute)
                .toList())
        .keySchema(keys("pk", "sk"))
        .globalSecondaryIndexes(INDEXES)
        .streamSpecification(
            StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(StreamViewType.NEW_IMAGE)
                .build())
        .build();
  }

  private static GlobalSecondaryIndex index(
      String name, String partition, String sort, Projection projection) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(keys(partition, sort))
        .projection(projection)
        .build();
  }

  private static Projection keysOnly() {
    return Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build();
  }

  private static Projection including(String... attributes) {
    return Projection.builder()
        .projectionType(ProjectionType.INCLUDE)
        .nonKeyAttributes(attributes)
        .build();
  }

  private static Projection everything() {
    return Projection.builder().projectionType(ProjectionType.ALL).build();
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
