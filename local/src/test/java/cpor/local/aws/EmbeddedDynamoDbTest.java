package cpor.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.databind.ObjectMapper;
import dynamodb.ItemChange;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What crosses the wire between the SDK and the table in memory. */
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
  void aTableIsWhatWasAskedFor() {
    var table = client.describeTable(request -> request.tableName(ClaimsTable.NAME)).table();

    assertThat(table.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_IMAGE);
    assertThat(table.globalSecondaryIndexes().getFirst().projection().nonKeyAttributes())
        .containsExactly("stage");
    assertThat(client.listTables().tableNames()).containsExactly(ClaimsTable.NAME);
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
  void everyTypeThatTheTableKeepsArrivesAsItWas() {
    Map<String, AttributeValue> item =
        Map.of(
            "pk", fromS("TYPES"),
            "sk", fromS("1"),
            "number", AttributeValue.fromN("17.5"),
            "truth", AttributeValue.fromBool(true),
            "nothing", AttributeValue.fromNul(true),
            "map", fromM(Map.of("empty", fromM(Map.of()))),
            "list", AttributeValue.fromL(List.of(AttributeValue.fromL(List.of()), fromS("é"))));

    client.putItem(request -> request.tableName(ClaimsTable.NAME).item(item));

    assertThat(
            client
                .getItem(
                    request ->
                        request.tableName(ClaimsTable.NAME).key(ClaimsTable.item("TYPES", "1")))
                .item())
        .isEqualTo(item);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(
            client
                .getItem(
                    request ->
                        request.tableName(ClaimsTable.NAME).key(ClaimsTable.item("NO", "ITEM")))
                .hasItem())
        .isFalse();
    assertThatThrownBy(() -> client.describeTable(request -> request.tableName("none")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void aConditionThatDoesNotHoldTellsWhatStandsThere() {
    ClaimsTable.put(client, "CONDITION", "1");

    assertThatThrownBy(
            () ->
                client.putItem(
                    request ->
                        request
                            .tableName(ClaimsTable.NAME)
                            .item(ClaimsTable.item("CONDITION", "1"))
                            .conditionExpression("attribute_not_exists(pk)")
                            .returnValuesOnConditionCheckFailure(
                                ReturnValuesOnConditionCheckFailure.ALL_OLD)))
        .asInstanceOf(type(ConditionalCheckFailedException.class))
        .extracting(ConditionalCheckFailedException::item)
        .isEqualTo(ClaimsTable.item("CONDITION", "1"));
  }

  @Test
  void aTransactionThatIsCancelledTellsWhyOfEachItem() {
    ClaimsTable.put(client, "CANCELLED", "1");

    assertThatThrownBy(() -> transact("cancelled", put("CANCELLED", "2"), put("CANCELLED", "1")))
        .asInstanceOf(type(TransactionCanceledException.class))
        .satisfies(
            cancelled ->
                assertThat(cancelled.cancellationReasons())
                    .extracting(CancellationReason::code)
                    .containsExactly("None", "ConditionalCheckFailed"));
  }

  /** The SDK gives each transaction a token, and repeats it when the answer does not come. */
  @Test
  void aTransactionThatComesAgainIsMadeOnce() {
    transact("again", put("AGAIN", "1"));
    transact("again", put("AGAIN", "1"));

    assertThatThrownBy(() -> transact("again", put("AGAIN", "2")))
        .asInstanceOf(type(DynamoDbException.class))
        .extracting(refused -> refused.awsErrorDetails().errorCode())
        .isEqualTo("IdempotentParameterMismatchException");
    assertThatThrownBy(() -> transact("other", put("AGAIN", "1")))
        .isInstanceOf(TransactionCanceledException.class);
  }

  private static TransactWriteItem put(String pk, String sk) {
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(ClaimsTable.NAME)
                .item(ClaimsTable.item(pk, sk))
                .conditionExpression("attribute_not_exists(pk)")
                .build())
        .build();
  }

  private static void transact(String token, TransactWriteItem... items) {
    client.transactWriteItems(request -> request.clientRequestToken(token).transactItems(items));
  }

  @Test
  void whatTheTableInMemoryDoesNotKnowIsRefusedByItsName() {
    assertThatThrownBy(() -> client.describeTimeToLive(request -> request.tableName("claims")))
        .hasMessageContaining("dynamodb: DescribeTimeToLive is not served here");
    assertThatThrownBy(
            () ->
                client.putItem(
                    request ->
                        request
                            .tableName(ClaimsTable.NAME)
                            .item(ClaimsTable.item("REFUSED", "1"))
                            .returnValues(ReturnValue.ALL_OLD)))
        .hasMessageContaining("PutItem")
        .hasMessageContaining("ReturnValues ALL_OLD");
  }

  @Test
  void whatIsNoRequestIsRefused() {
    assertThatThrownBy(
            () ->
                services.json.call(
                    "DynamoDB_20120810.GetItem",
                    new ObjectMapper().readTree("{\"TableName\": 7, \"Key\": {}}")))
        .asInstanceOf(type(AwsError.class))
        .extracting(AwsError::code)
        .isEqualTo("SerializationException");
  }

  @Test
  void whoListensHearsOfAChangeBeforeWhoeverWroteHasAnAnswer() {
    List<ItemChange> heard = new CopyOnWriteArrayList<>();
    services.dynamoDb.onChange(heard::add);

    ClaimsTable.put(client, "HEARD", "1");
    ClaimsTable.put(client, "HEARD", "1");
    client.deleteItem(
        request -> request.tableName(ClaimsTable.NAME).key(ClaimsTable.item("HEARD", "1")));

    assertThat(heard).extracting(ItemChange::event).containsExactly("INSERT", "REMOVE");
  }
}
