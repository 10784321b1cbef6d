package cpor.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ServiceCallTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final EventBusSink EVENT_BUS = new EventBusSink(Clock.systemUTC());

  private static EmbeddedDynamoDb dynamoDb;
  private static ServiceCall services;

  @BeforeAll
  static void start() {
    dynamoDb = EmbeddedDynamoDb.start();
    dynamoDb.create(ClaimsTable.DESCRIPTION);
    services = new ServiceCall(dynamoDb.endpoint(), EVENT_BUS);
    try (var client = new AwsClients(dynamoDb.endpoint()).dynamoDb()) {
      ClaimsTable.put(client, "CLAIM#1", "CLAIM");
    }
  }

  @AfterAll
  static void stop() {
    services.close();
    dynamoDb.close();
  }

  @Test
  void get_item_answers_with_the_raw_item() throws Exception {
    var read =
        services.call(
            "aws-sdk:dynamodb:getItem",
            json(
                """
                {"TableName": "claims", "ConsistentRead": true,
                 "Key": {"pk": {"S": "CLAIM#1"}, "sk": {"S": "CLAIM"}},
                 "ProjectionExpression": "sk"}
                """));
    assertThat(read).isEqualTo(json("{\"Item\": {\"sk\": {\"S\": \"CLAIM\"}}}"));
  }

  @Test
  void a_transaction_writes() throws Exception {
    services.call("aws-sdk:dynamodb:transactWriteItems", doorbell("attribute_exists(pk)"));
    var read =
        services.call(
            "aws-sdk:dynamodb:getItem",
            json(
                """
                {"TableName": "claims", "Key": {"pk": {"S": "CLAIM#1"}, "sk": {"S": "DOORBELL"}}}
                """));
    assertThat(read.at("/Item/taskToken/S").asText()).isEqualTo("t1");
  }

  @Test
  void a_failed_condition_has_the_name_and_cause_that_step_functions_gives_it() {
    assertThatExceptionOfType(ServiceCallFailed.class)
        .isThrownBy(
            () ->
                services.call(
                    "aws-sdk:dynamodb:transactWriteItems", doorbell("attribute_not_exists(pk)")))
        .satisfies(
            failed -> {
              assertThat(failed.error()).isEqualTo("DynamoDb.TransactionCanceledException");
              assertThat(failed.cause())
                  .contains("[ConditionalCheckFailed, None]")
                  .containsPattern("\\(Service: DynamoDb, Status Code: 400, Request ID: .+\\)$");
            });
  }

  @Test
  void an_error_that_the_sdk_does_not_model_is_a_general_one() {
    assertThatExceptionOfType(ServiceCallFailed.class)
        .isThrownBy(
            () -> services.call("aws-sdk:dynamodb:getItem", json("{\"TableName\": \"claims\"}")))
        .satisfies(failed -> assertThat(failed.error()).isEqualTo("DynamoDb.DynamoDbException"));
  }

  @Test
  void a_table_that_is_missing_is_named_as_such() {
    assertThatExceptionOfType(ServiceCallFailed.class)
        .isThrownBy(
            () ->
                services.call(
                    "aws-sdk:dynamodb:getItem",
                    json("{\"TableName\": \"none\", \"Key\": {\"pk\": {\"S\": \"x\"}}}")))
        .satisfies(
            failed -> assertThat(failed.error()).isEqualTo("DynamoDb.ResourceNotFoundException"));
  }

  @Test
  void an_unreachable_database_is_a_client_s_exception() {
    try (var unreachable = new ServiceCall(URI.create("http://127.0.0.1:1"), EVENT_BUS)) {
      assertThatExceptionOfType(ServiceCallFailed.class)
          .isThrownBy(() -> unreachable.call("aws-sdk:dynamodb:getItem", json("{}")))
          .satisfies(failed -> assertThat(failed.error()).isEqualTo("DynamoDb.SdkClientException"));
    }
  }

  @Test
  void put_events_takes_the_detail_as_an_object_and_fails_as_a_whole() throws Exception {
    var entries =
        json(
            """
            {"Entries": [{"Source": "cpor.claims", "DetailType": "ClaimAssociated",
                          "EventBusName": "claims", "Detail": {"claimId": "c1"}}]}
            """);
    var result = services.call("events:putEvents", entries);
    assertThat(result.path("FailedEntryCount").asInt()).isZero();
    var sent = EVENT_BUS.events().getLast();
    assertThat(sent.bus()).isEqualTo("claims");
    assertThat(sent.detail()).isEqualTo(json("{\"claimId\": \"c1\"}"));

    EVENT_BUS.failing(true);
    assertThatExceptionOfType(ServiceCallFailed.class)
        .isThrownBy(() -> services.call("events:putEvents", entries))
        .satisfies(
            failed -> {
              assertThat(failed.error()).isEqualTo("EventBridge.FailedEntry");
              assertThat(failed.cause()).contains("\"FailedEntryCount\":1");
            });
    EVENT_BUS.failing(false);
  }

  @Test
  void an_integration_that_is_not_imitated_is_refused() {
    assertThat(ServiceCall.supports("aws-sdk:dynamodb:updateItem")).isTrue();
    assertThat(ServiceCall.supports("sqs:sendMessage")).isFalse();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> services.call("sqs:sendMessage", json("{}")))
        .withMessageContaining("sqs:sendMessage");
  }

  private static JsonNode doorbell(String condition) throws Exception {
    return json(
        """
        {"TransactItems": [
          {"ConditionCheck": {"TableName": "claims", "ConditionExpression": "%s",
            "Key": {"pk": {"S": "CLAIM#1"}, "sk": {"S": "CLAIM"}}}},
          {"Put": {"TableName": "claims",
            "Item": {"pk": {"S": "CLAIM#1"}, "sk": {"S": "DOORBELL"}, "taskToken": {"S": "t1"}}}}]}
        """
            .formatted(condition));
  }

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text);
  }
}
