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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          lambda,         GET,  /2015-03-31/functions
          apigateway,     GET,  /restapis
          ses,            POST, /v2/email/outbound-emails
          sts,            POST, /
          cloudformation, POST, /
          """)
  void aServiceThatARequestIsSignedForIsRefusedByName(String service, String method, String path)
      throws Exception {
    var answer = signed(service, method, path, path.equals("/"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("UnknownOperationException")
        .contains(service)
        .contains("is not served here");
    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .contains(path.equals("/") ? "xml" : "json");
  }

  @Test
  void aPresignedRequestForAnotherServiceIsRefusedByName() throws Exception {
    var answer =
        signed(
            "",
            "GET",
            "/?Action=GetCallerIdentity&X-Amz-Credential=local%2F20261123%2Fus-east-1%2Fsts%2Faws4_request",
            false);

    assertThat(answer.body()).contains("sts").contains("is not served here");
  }

  @Test
  void aFormThatIsSignedForSesIsSes() throws Exception {
    assertThat(signed("ses", "POST", "/", true).body()).contains("InvalidAction");
  }

  private static HttpResponse<String> signed(
      String service, String method, String path, boolean form) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(services.web.uri() + path))
            .method(method, BodyPublishers.ofString("Action=Any"));
    if (form) {
      request.header("content-type", "application/x-www-form-urlencoded; charset=utf-8");
    }
    if (!service.isEmpty()) {
      request.header(
          "authorization",
          "AWS4-HMAC-SHA256 Credential=local/20261123/eu-central-1/%s/aws4_request, SignedHeaders=host"
              .formatted(service));
    }
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
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
