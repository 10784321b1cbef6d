package cpor.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.aws.AwsClients;
import cpor.local.mail.MailOutcome;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator asks of services, in each of their protocols, and what takes effect of it. */
class OperatorsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String QUEUE_ARN =
      "arn:aws:sqs:eu-central-1:" + AwsClients.ACCOUNT + ":bounce";
  private static final MailOutcome BOUNCE =
      new MailOutcome.Bounce(MailOutcome.BounceType.PERMANENT);
  private static LocalCloud cloud;

  @BeforeAll
  static void start() throws Exception {
    cloud =
        LocalCloud.start(
            Options.standingAt(Instant.parse("2026-11-23T08:00:00Z"))
                .withTemplate(
                    Path.of(OperatorsTest.class.getResource("/lending/template.yaml").toURI())));
  }

  @AfterAll
  static void stop() {
    cloud.close();
    CLIENT.close();
  }

  @Test
  void theStackTellsItsNames() throws Exception {
    assertThat(query("cloudformation", "DescribeStacks&StackName=cpor-claims").body())
        .contains("<ParameterKey>LendFor</ParameterKey><ParameterValue>P7D</ParameterValue>");
    assertThat(
            query(
                    "cloudformation",
                    "DescribeStackResource&StackName=cpor-claims&LogicalResourceId=BounceQueue")
                .body())
        .contains("<PhysicalResourceId>" + cloud.aws() + "/" + AwsClients.ACCOUNT + "/bounce<");
    assertThat(query("cloudformation", "DescribeStacks&StackName=another").body())
        .contains("<Code>ValidationError</Code>", "another does not exist");
    assertThat(query("sts", "GetCallerIdentity").body())
        .contains("<Arn>arn:aws:iam::" + AwsClients.ACCOUNT + ":root</Arn>");
  }

  @Test
  void aFunctionWithoutConcurrencyIsThrottledUntilItHasSomeAgain() throws Exception {
    String concurrency = "/2017-10-31/functions/Outcome/concurrency";
    String invocations = "/2015-03-31/functions/Outcome%3Alive/invocations";

    rest("lambda", "PUT", concurrency, "{\"ReservedConcurrentExecutions\": 0}");
    HttpResponse<String> throttled = rest("lambda", "POST", invocations, "{\"Records\": []}");
    assertThat(throttled.statusCode()).isEqualTo(429);
    assertThat(throttled.headers().firstValue("x-amzn-errortype"))
        .contains("TooManyRequestsException");

    assertThat(rest("lambda", "DELETE", concurrency, "").statusCode()).isEqualTo(204);
    assertThat(rest("lambda", "POST", invocations, "{\"Records\": []}").statusCode())
        .isEqualTo(200);
  }

  @Test
  void theAliasGoesBackToTheVersionBefore() throws Exception {
    String function = "/2015-03-31/functions/Remind";
    rest(
        "lambda",
        "PUT",
        function + "/configuration",
        "{\"Environment\": {\"Variables\": {\"MAIL_SENDER\": \"nobody\", \"BOOKS_TABLE\":"
            + " \"books\", \"MAIL_CONFIGURATION_SET\": \"none\"}}}");
    rest("lambda", "POST", function + "/versions", "{}");

    rest("lambda", "PUT", function + "/aliases/live", "{\"FunctionVersion\": \"2\"}");
    assertThat(sender(function)).isEqualTo("nobody");
    rest("lambda", "PUT", function + "/aliases/live", "{\"FunctionVersion\": \"1\"}");

    assertThat(sender(function)).isEqualTo("notices@claims.localhost");
    assertThat(
            rest("lambda", "PUT", function + "/aliases/live", "{\"FunctionVersion\": \"3\"}")
                .statusCode())
        .isEqualTo(404);
  }

  private static String sender(String function) throws Exception {
    return JSON.readTree(
            rest("lambda", "GET", function + "/configuration?Qualifier=live", "").body())
        .at("/Environment/Variables/MAIL_SENDER")
        .asText();
  }

  @Test
  void aMappingThatIsDisabledLeavesMessagesInTheQueue() throws Exception {
    JsonNode mapping =
        JSON.readTree(
                rest(
                        "lambda",
                        "GET",
                        "/2015-03-31/event-source-mappings?FunctionName=Outcome%3Alive",
                        "")
                    .body())
            .at("/EventSourceMappings/0");
    assertThat(mapping.path("State").asText()).isEqualTo("Enabled");
    String path = "/2015-03-31/event-source-mappings/" + mapping.path("UUID").asText();

    rest("lambda", "PUT", path, "{\"Enabled\": false}");
    publish();
    cloud.time().settle();
    assertThat(waiting()).isEqualTo("1");
    rest("lambda", "PUT", path, "{\"Enabled\": true}");
    cloud.time().settle();

    assertThat(waiting()).isEqualTo("0");
  }

  @Test
  void aRuleThatIsDisabledSendsNothing() throws Exception {
    assertThat(json("AWSEvents.ListRuleNamesByTarget", "{\"TargetArn\": \"" + QUEUE_ARN + "\"}"))
        .contains("bounce-rule");

    json("AWSEvents.DisableRule", "{\"Name\": \"bounce-rule\"}");
    assertThat(json("AWSEvents.DescribeRule", "{\"Name\": \"bounce-rule\"}")).contains("DISABLED");
    publish();
    cloud.time().settle();
    json("AWSEvents.EnableRule", "{\"Name\": \"bounce-rule\"}");

    assertThat(waiting()).isEqualTo("0");
    assertThat(json("AWSEvents.DescribeRule", "{\"Name\": \"bounce-rule\"}")).contains("ENABLED");
    assertThat(json("AWSEvents.DescribeRule", "{\"Name\": \"None\"}"))
        .contains("ResourceNotFoundException");
  }

  @Test
  void linesAreFoundByGroupAndPattern() throws Exception {
    rest("lambda", "POST", "/2015-03-31/functions/Outcome/invocations", "no JSON");

    String found =
        json(
            "Logs_20140328.FilterLogEvents",
            "{\"logGroupName\": \"/aws/lambda/Outcome\", \"filterPattern\": \"Exception\"}");

    assertThat(JSON.readTree(found).path("events")).isNotEmpty();
    assertThat(json("Logs_20140328.FilterLogEvents", "{\"logGroupName\": \"none\"}"))
        .contains("ResourceNotFoundException");
    assertThat(
            json(
                "Logs_20140328.FilterLogEvents",
                "{\"logGroupName\": \"/aws/lambda/Outcome\", \"filterPattern\": \"{ $.\"}"))
        .contains("InvalidParameterException");
  }

  @Test
  void theMailServiceTellsOfItsAccountAndIdentity() throws Exception {
    assertThat(rest("ses", "GET", "/v2/email/account", "").body())
        .contains("\"ProductionAccessEnabled\":true");
    assertThat(rest("ses", "GET", "/v2/email/identities/claims.localhost", "").body())
        .contains("\"VerifiedForSendingStatus\":true");
    assertThat(rest("ses", "GET", "/v2/email/identities/other", "").statusCode()).isEqualTo(404);
  }

  @Test
  void aDefinitionIsValidatedWithoutMakingAnything() throws Exception {
    assertThat(
            json(
                "AWSStepFunctions.ValidateStateMachineDefinition",
                "{\"definition\": \"{\\\"StartAt\\\": \\\"Nowhere\\\"}\"}"))
        .contains("\"result\":\"FAIL\"", "\"severity\":\"ERROR\"");
  }

  @ParameterizedTest
  @CsvSource({
    "lambda, POST, /2015-03-31/functions, lambda",
    "ses, GET, /v2/email/contact-lists, sesv2",
    "scheduler, POST, /schedules/nightly, scheduler",
    "kms, GET, /keys, kms",
  })
  void whatIsNotThereIsRefusedByServiceAndOperation(
      String signing, String method, String path, String service) throws Exception {
    assertThat(rest(signing, method, path, "{}").body())
        .contains("UnknownOperationException", service, method, path, "is not served here");
  }

  @ParameterizedTest
  @CsvSource({
    "AmazonSQS.PurgeQueue, sqs: PurgeQueue",
    "AWSEvents.PutRule, events: PutRule",
    "Logs_20140328.PutRetentionPolicy, logs: PutRetentionPolicy",
    "AWSStepFunctions.CreateActivity, CreateActivity",
    "ServiceQuotasV20190624.ListServices, ServiceQuotasV20190624.ListServices",
  })
  void anOperationThatIsNotThereIsRefusedByItsName(String target, String named) throws Exception {
    assertThat(json(target, "{}")).contains("UnknownOperationException", named);
  }

  @ParameterizedTest
  @CsvSource({"cloudformation, DeleteStack", "sts, AssumeRole", "iam, ListRoles"})
  void anActionThatIsNotThereIsRefusedInXml(String service, String action) throws Exception {
    assertThat(query(service, action).body())
        .startsWith("<ErrorResponse>")
        .contains("UnknownOperationException", service + ": " + action);
  }

  private static void publish() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      String source = "noreply@claims.localhost";
      String form =
          "Action=SendEmail&Source=%s&Destination.ToAddresses.member.1=a%%40b.example"
                  .formatted(URLEncoder.encode(source, StandardCharsets.UTF_8))
              + "&Message.Subject.Data=x&Message.Body.Text.Data=x"
              + "&ConfigurationSetName=mail-configuration-set";
      HttpResponse<String> sent =
          http.send(
              HttpRequest.newBuilder(cloud.aws())
                  .header("content-type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(form))
                  .build(),
              BodyHandlers.ofString());
      assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
    }
    cloud.mails().play(cloud.mails().mails().getLast().id(), BOUNCE);
  }

  private static String waiting() throws Exception {
    String attributes =
        json(
            "AmazonSQS.GetQueueAttributes",
            "{\"QueueUrl\": \"http://any/%s/bounce\", \"AttributeNames\": [\"All\"]}"
                .formatted(AwsClients.ACCOUNT));
    return JSON.readTree(attributes).at("/Attributes/ApproximateNumberOfMessages").asText();
  }

  private static String json(String target, String body) throws Exception {
    return send(HttpRequest.newBuilder(cloud.aws())
            .header("x-amz-target", target)
            .POST(BodyPublishers.ofString(body)))
        .body();
  }

  private static HttpResponse<String> query(String service, String action) throws Exception {
    return send(
        HttpRequest.newBuilder(cloud.aws())
            .header("authorization", signature(service))
            .header("content-type", "application/x-www-form-urlencoded; charset=utf-8")
            .POST(BodyPublishers.ofString("Action=" + action)));
  }

  private static HttpResponse<String> rest(String service, String method, String path, String body)
      throws Exception {
    return send(
        HttpRequest.newBuilder(cloud.aws().resolve(path))
            .header("authorization", signature(service))
            .method(method, BodyPublishers.ofString(body)));
  }

  private static String signature(String service) {
    return "AWS4-HMAC-SHA256 Credential=local/20261123/eu-central-1/%s/aws4_request, SignedHeaders=host"
        .formatted(service);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
