package cpor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.aws.AwsJsonClient;
import cpor.local.aws.ClaimsTable;
import cpor.local.aws.RunningServices;
import cpor.local.faults.Fault;
import cpor.local.lambda.Invoker;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stepfunctions.TaskFailed;

class ServiceIntegrationsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static RunningServices services;

  @BeforeAll
  static void start() {
    services = new RunningServices();
    try (var client = services.clients().dynamoDb()) {
      ClaimsTable.put(client, "CLAIM#1", "CLAIM");
    }
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @Test
  void getItemAnswersWithTheRawItem() throws Exception {
    var read =
        call(
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
  void aTransactionWrites() throws Exception {
    call("aws-sdk:dynamodb:transactWriteItems", doorbell("attribute_exists(pk)"));
    var read =
        call(
            "aws-sdk:dynamodb:getItem",
            json(
                """
                {"TableName": "claims", "Key": {"pk": {"S": "CLAIM#1"}, "sk": {"S": "DOORBELL"}}}
                """));
    assertThat(read.at("/Item/taskToken/S").asText()).isEqualTo("t1");
  }

  @Test
  void aFailedConditionHasTheNameAndCauseThatStepFunctionsGivesIt() {
    assertThatExceptionOfType(TaskFailed.class)
        .isThrownBy(
            () -> call("aws-sdk:dynamodb:transactWriteItems", doorbell("attribute_not_exists(pk)")))
        .satisfies(
            failed -> {
              assertThat(failed.error()).isEqualTo("DynamoDb.TransactionCanceledException");
              assertThat(failed.cause())
                  .contains("[ConditionalCheckFailed, None]")
                  .containsPattern("\\(Service: DynamoDb, Status Code: 400, Request ID: .+\\)$");
            });
  }

  @Test
  void anErrorThatTheSdkDoesNotModelIsAGeneralOne() {
    assertThatExceptionOfType(TaskFailed.class)
        .isThrownBy(() -> call("aws-sdk:dynamodb:getItem", json("{\"TableName\": \"claims\"}")))
        .satisfies(failed -> assertThat(failed.error()).isEqualTo("DynamoDb.DynamoDbException"));
  }

  @Test
  void aTableThatIsMissingIsNamedAsSuch() {
    assertThatExceptionOfType(TaskFailed.class)
        .isThrownBy(
            () ->
                call(
                    "aws-sdk:dynamodb:getItem",
                    json("{\"TableName\": \"none\", \"Key\": {\"pk\": {\"S\": \"x\"}}}")))
        .satisfies(
            failed -> assertThat(failed.error()).isEqualTo("DynamoDb.ResourceNotFoundException"));
  }

  @Test
  void anUnreachableDatabaseIsAClientSException() {
    try (var unreachable = new AwsJsonClient(URI.create("http://127.0.0.1:1"))) {
      assertThatExceptionOfType(TaskFailed.class)
          .isThrownBy(() -> call(unreachable, "aws-sdk:dynamodb:getItem", json("{}")))
          .satisfies(failed -> assertThat(failed.error()).isEqualTo("DynamoDb.SdkClientException"));
    }
  }

  @Test
  void putEventsTakesTheDetailAsAnObjectAndFailsAsAWhole() throws Exception {
    var entries =
        json(
            """
            {"Entries": [{"Source": "cpor.claims", "DetailType": "ClaimAssociated",
                          "EventBusName": "claims", "Detail": {"claimId": "c1"}}]}
            """);
    var result = call("events:putEvents", entries);
    assertThat(result.path("FailedEntryCount").asInt()).isZero();
    var sent = services.eventBus.events().getLast();
    assertThat(sent.bus()).isEqualTo("claims");
    assertThat(sent.detail()).isEqualTo(json("{\"claimId\": \"c1\"}"));

    var _ = services.faults.begin(new Fault.BusAway());
    assertThatExceptionOfType(TaskFailed.class)
        .isThrownBy(() -> call("events:putEvents", entries))
        .satisfies(
            failed -> {
              assertThat(failed.error()).isEqualTo("EventBridge.FailedEntry");
              assertThat(failed.cause()).contains("\"FailedEntryCount\":1");
            });
    services.faults.endAll();
  }

  @ParameterizedTest
  @CsvSource({
    "lambda:invoke, true",
    "events:putEvents, true",
    "aws-sdk:dynamodb:transactWriteItems, true",
    "aws-sdk:dynamodb:createTable, false",
    "aws-sdk:s3:getObject, false",
    "sqs:sendMessage, false",
    "lambda:invokeAsync, false"
  })
  void saysWhatADefinitionMayNeed(String integration, boolean offered) {
    assertThat(
            new ServiceIntegrations(List.of(), (_, _) -> new byte[0], services.json, _ -> {})
                .offers("arn:aws:states:::" + integration))
        .isEqualTo(offered);
  }

  @Test
  void anIntegrationThatIsNotImitatedIsRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> call("sqs:sendMessage", json("{}")))
        .withMessageContaining("sqs:sendMessage");
  }

  private static JsonNode call(String integration, JsonNode arguments) {
    return call(services.json, integration, arguments);
  }

  private static JsonNode call(AwsJsonClient aws, String integration, JsonNode arguments) {
    Invoker none =
        (id, _) -> {
          throw new IllegalArgumentException(id);
        };
    return new ServiceIntegrations(List.of(), none, aws, _ -> {})
        .invoke("arn:aws:states:::" + integration, arguments)
        .join();
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
