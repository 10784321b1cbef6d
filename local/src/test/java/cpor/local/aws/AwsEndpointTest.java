package cpor.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;

class AwsEndpointTest {

  private static RunningServices services;

  @BeforeAll
  static void start() {
    services = new RunningServices(AwsEndpointTest::stepFunctions);
  }

  private static JsonNode stepFunctions(String operation, JsonNode request) {
    return switch (operation) {
      case "StartExecution" ->
          JsonNodeFactory.instance
              .objectNode()
              .put("executionArn", "arn:" + request.path("name").asText())
              .put("startDate", 1795420800);
      case "StopExecution" -> throw new IllegalStateException("broken");
      default -> throw new AwsError("ExecutionDoesNotExist", "no such execution");
    };
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @Test
  void dynamoDbIsReachedThroughTheEndpoint() {
    try (var client = services.clients().dynamoDb()) {
      ClaimsTable.put(client, "CLAIM#1", "CLAIM");
      var read =
          client.getItem(
              request ->
                  request
                      .tableName(ClaimsTable.NAME)
                      .key(ClaimsTable.item("CLAIM#1", "CLAIM"))
                      .consistentRead(true));
      assertThat(read.item()).isEqualTo(ClaimsTable.item("CLAIM#1", "CLAIM"));
    }
  }

  @Test
  void stepFunctionsIsAskedByOperation() {
    try (var client = services.clients().stepFunctions()) {
      var started = client.startExecution(request -> request.stateMachineArn("arn:m").name("c1"));
      assertThat(started.executionArn()).isEqualTo("arn:c1");
      assertThatThrownBy(() -> client.describeExecution(request -> request.executionArn("arn:x")))
          .isInstanceOf(ExecutionDoesNotExistException.class)
          .hasMessageContaining("no such execution");
    }
  }

  @Test
  void eventsAreRecordedInOrderAndAcknowledged() throws Exception {
    var answer =
        post(
            "AWSEvents.PutEvents",
            """
            {"Entries": [
              {"Source": "cpor.claims", "DetailType": "ClaimAssociated", "Detail": "{\\"claimId\\": \\"c1\\"}"},
              {"Source": "cpor.claims", "DetailType": "ClaimAssociated", "Detail": "not json"}]}
            """);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"FailedEntryCount\":1")
        .contains("\"ErrorCode\":\"MalformedDetail\"");
    assertThat(services.eventBus.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.detailType()).isEqualTo("ClaimAssociated");
              assertThat(event.detail().path("claimId").asText()).isEqualTo("c1");
              assertThat(event.bus()).isEqualTo("default");
              assertThat(event.time()).isEqualTo(RunningServices.NOW);
            });
  }

  @Test
  void aServiceThatBreaksIsAnInternalFailure() throws Exception {
    var answer = post("AWSStepFunctions.StopExecution", "{}");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("InternalFailure").contains("broken");
  }

  @Test
  void anUnknownServiceIsRefusedByName() throws Exception {
    var answer = post("AmazonSQS.SendMessage", "{}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("UnknownOperationException")
        .contains("AmazonSQS.SendMessage");
  }

  @Test
  void aBodyThatIsNotJsonIsRefused() throws Exception {
    var answer = post("AWSStepFunctions.StartExecution", "{");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("SerializationException");
  }

  private static HttpResponse<String> post(String target, String body) throws Exception {
    URI uri = services.web.uri();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(uri)
              .header("X-Amz-Target", target)
              .POST(BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
