package cpor.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

class EmbeddedDynamoDbTest {

  private static RunningServices services;
  private static DynamoDbClient client;

  @BeforeAll
  static void start() {
    services = new RunningServices();
    client = services.clients().dynamoDb();
  }

  @AfterAll
  static void stop() {
    client.close();
    services.close();
  }

  @Test
  void aTableHasTheStreamThatWasDescribed() {
    var table = client.describeTable(request -> request.tableName(ClaimsTable.NAME)).table();
    assertThat(table.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_IMAGE);
  }

  @Test
  void whatIsReadInPagesIsReadWhole() {
    for (int number = 0; number < 501; number++) {
      ClaimsTable.put(client, "READ#IN#PAGES", "EVENT#" + number);
    }

    var pages =
        client
            .queryPaginator(
                request ->
                    request
                        .tableName(ClaimsTable.NAME)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", fromS("READ#IN#PAGES"))))
            .stream()
            .map(QueryResponse::count)
            .toList();

    assertThat(pages).containsExactly(500, 1);
    assertThat(client.scan(request -> request.tableName(ClaimsTable.NAME)).count()).isEqualTo(500);
    assertThat(client.scan(request -> request.tableName(ClaimsTable.NAME).limit(3)).count())
        .isEqualTo(3);
  }

  @Test
  void anIndexIsSparseAndProjectsWhatWasDescribed() {
    ClaimsTable.put(client, "CLAIM#1", "CLAIM");
    client.putItem(
        request ->
            request
                .tableName(ClaimsTable.NAME)
                .item(
                    Map.of(
                        "pk", fromS("CLAIM#2"),
                        "sk", fromS("CLAIM"),
                        "queue", fromS("REVIEWS"),
                        "dueAt", fromS("2026-11-30T16:12:09Z"),
                        "stage", fromS("SUBMITTED"),
                        "secret", fromS("stays in the table"))));
    var found =
        client.query(
            request ->
                request
                    .tableName(ClaimsTable.NAME)
                    .indexName("due")
                    .keyConditionExpression("queue = :queue")
                    .expressionAttributeValues(Map.of(":queue", fromS("REVIEWS"))));
    assertThat(found.items())
        .singleElement()
        .satisfies(
            item -> assertThat(item).containsOnlyKeys("pk", "sk", "queue", "dueAt", "stage"));
  }

  @Test
  void whatIsChangedOnATableIsSeenAtOnceAndOnThatTableOnly() {
    assertThat(timeToLive(client)).isEqualTo(TimeToLiveStatus.DISABLED);
    client.updateTimeToLive(
        request ->
            request
                .tableName(ClaimsTable.NAME)
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("expires")));
    assertThat(timeToLive(client)).isEqualTo(TimeToLiveStatus.ENABLED);
    try (var others = new RunningServices();
        var other = others.clients().dynamoDb()) {
      assertThat(timeToLive(other)).isEqualTo(TimeToLiveStatus.DISABLED);
    }
  }

  @Test
  void aTableThatIsMadeAgainIsWhatItIsNow() {
    create("remade", "first");
    assertThat(keyOf("remade")).isEqualTo("first");
    client.deleteTable(request -> request.tableName("remade"));
    assertThatThrownBy(() -> keyOf("remade")).isInstanceOf(ResourceNotFoundException.class);

    create("remade", "second");

    assertThat(keyOf("remade")).isEqualTo("second");
    client.deleteTable(request -> request.tableName("remade"));
  }

  @Test
  void aTableThatIsUpdatedIsWhatItIsNow() {
    create("updated", "key");
    assertThat(streamOf("updated")).isNull();

    client.updateTable(
        request ->
            request
                .tableName("updated")
                .streamSpecification(
                    stream -> stream.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)));

    assertThat(streamOf("updated").streamViewType()).isEqualTo(StreamViewType.KEYS_ONLY);
    client.deleteTable(request -> request.tableName("updated"));
  }

  private static void create(String table, String key) {
    var hash = KeySchemaElement.builder().attributeName(key).keyType(KeyType.HASH).build();
    var text =
        AttributeDefinition.builder().attributeName(key).attributeType(ScalarAttributeType.S);
    client.createTable(
        request ->
            request
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(hash)
                .attributeDefinitions(text.build()));
  }

  private static String keyOf(String table) {
    return described(table).keySchema().getFirst().attributeName();
  }

  private static StreamSpecification streamOf(String table) {
    return described(table).streamSpecification();
  }

  private static TableDescription described(String table) {
    return client.describeTable(request -> request.tableName(table)).table();
  }

  private static TimeToLiveStatus timeToLive(DynamoDbClient client) {
    return client
        .describeTimeToLive(request -> request.tableName(ClaimsTable.NAME))
        .timeToLiveDescription()
        .timeToLiveStatus();
  }

  @Test
  void itCountsWritesButNotReads() {
    long before = services.dynamoDb.writesBegun();
    client.listTables();
    assertThat(services.dynamoDb.writesBegun()).isEqualTo(before);
    ClaimsTable.put(client, "CLAIM#3", "CLAIM");
    assertThat(services.dynamoDb.writesBegun()).isEqualTo(before + 1);
  }
}
