package cpor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.faults.Fault;
import cpor.local.lambda.InvalidFunction;
import cpor.local.template.InvalidTemplate;
import cpor.local.web.PortInUse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

class LocalCloudTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static LocalCloud cloud;

  @BeforeAll
  static void start() {
    cloud = LocalCloud.start(options());
  }

  @AfterAll
  static void stop() {
    cloud.close();
    CLIENT.close();
  }

  private static Options options() {
    return Options.standingAt(START).withTemplate(fixture("lending/template.yaml"));
  }

  @Test
  void whatTheApiWritesReachesTheStateMachineAndItsTimeBringsTheMail() throws Exception {
    lend("dune");
    cloud.time().settle();
    Execution execution = execution("dune");
    assertThat(execution.statesEntered()).containsExactly("WaitForReturn");
    Instant lentAt = cloud.time().now();

    cloud.time().toNextDeadline();

    assertThat(cloud.time().now()).isEqualTo(lentAt.plus(Duration.ofDays(7)));
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(cloud.mails().mails())
        .anySatisfy(
            mail -> {
              assertThat(mail.subject()).isEqualTo("Please return dune");
              assertThat(mail.at()).isEqualTo(cloud.time().now());
            });
    assertThat(cloud.events().events())
        .anySatisfy(
            event -> {
              assertThat(event.bus()).isEqualTo("news-bus");
              assertThat(event.detail().path("mails").asText()).isEqualTo("1");
            });
  }

  @Test
  void anExceptionOfAFunctionIsRetriedByItsClassName() throws Exception {
    lend("emma");
    var _ = cloud.faults().begin(new Fault.MailRefusing());

    cloud.time().toNextDeadline();
    Instant refusedAt = cloud.time().now();
    cloud.faults().endAll();
    cloud.time().advance(Duration.ofMinutes(59));
    assertThat(execution("emma").status()).isEqualTo(ExecutionStatus.RUNNING);
    cloud.time().advance(Duration.ofMinutes(1));

    assertThat(execution("emma").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(execution("emma").stoppedAt()).contains(refusedAt.plus(Duration.ofHours(1)));
    assertThat(execution("emma").events().toString())
        .contains("java.lang.IllegalStateException", "not sent");
  }

  @Test
  void whatBecomesOfAMailReachesTheFunctionOfTheMatchingRule() throws Exception {
    lend("ulysses");
    cloud.time().toNextDeadline();
    String mail = cloud.mails().mails().getLast().id();

    assertThat(
            post(
                    "/_local/mail-events",
                    "{\"messageId\": \"%s\", \"type\": \"Delivery\"}".formatted(mail))
                .statusCode())
        .isEqualTo(204);
    assertThat(
            post(
                    "/_local/mail-events",
                    "{\"messageId\": \"%s\", \"type\": \"Bounce\", \"bounceType\": \"Permanent\"}"
                        .formatted(mail))
                .statusCode())
        .isEqualTo(204);
    cloud.time().settle();

    try (DynamoDbClient dynamoDb = cloud.clients().dynamoDb()) {
      assertThat(
              dynamoDb
                  .query(
                      query ->
                          query
                              .tableName("books")
                              .keyConditionExpression("pk = :pk")
                              .expressionAttributeValues(
                                  Map.of(":pk", AttributeValue.fromS("MAIL"))))
                  .items())
          .singleElement()
          .satisfies(item -> assertThat(item).containsEntry("sk", AttributeValue.fromS("Bounce")));
    }
  }

  @Test
  void aMailEventMustBeOfAKnownMailAndKind() throws Exception {
    assertThat(post("/_local/mail-events", "{\"messageId\": \"x\", \"type\": \"Delivery\"}"))
        .satisfies(answer -> refused(answer, 404, "no mail has the id x"));
    assertThat(post("/_local/mail-events", "{\"messageId\": \"x\", \"type\": \"Smoke\"}"))
        .satisfies(answer -> refused(answer, 400, "Bounce, Complaint, Delivery or Reject"));
    assertThat(post("/_local/mail-events", "no JSON").statusCode()).isEqualTo(400);
  }

  @Test
  void theClockMovesByADurationAndToATime() throws Exception {
    Instant before = cloud.time().now();

    Instant after = now(post("/_local/clock", "{\"advance\": \"PT1H\"}"));
    assertThat(after).isEqualTo(before.plus(Duration.ofHours(1)));
    Instant target = after.plus(Duration.ofMinutes(5));
    assertThat(now(post("/_local/clock", "{\"to\": \"%s\"}".formatted(target)))).isEqualTo(target);
    assertThat(now(get("/_local/clock"))).isEqualTo(target);
    String withOffset = target.plus(Duration.ofMinutes(5)).toString().replace("Z", "+0000");
    assertThat(now(post("/_local/clock", "{\"to\": \"%s\"}".formatted(withOffset))))
        .isEqualTo(target.plus(Duration.ofMinutes(5)));
  }

  @Test
  void theClockRefusesWhatItDoesNotUnderstand() throws Exception {
    Instant before = cloud.time().now();

    for (String move :
        new String[] {
          "{}",
          "no JSON",
          "{\"advance\": \"soon\"}",
          "{\"advance\": \"-PT1H\"}",
          "{\"to\": \"tomorrow\"}",
          "{\"advance\": \"PT1H\", \"to\": \"next-deadline\"}"
        }) {
      refused(post("/_local/clock", move), 400, "next-deadline");
    }
    assertThat(cloud.time().now()).isEqualTo(before);
  }

  @Test
  void aFaultIsBegunListedSeenAndEnded() throws Exception {
    HttpResponse<String> begun = post("/_local/faults", "{\"fault\": \"bus-away\", \"calls\": 3}");
    String id = JSON.readTree(begun.body()).path("id").asText();

    assertThat(begun.statusCode()).isEqualTo(201);
    assertThat(JSON.readTree(begun.body()).path("callsLeft").asInt()).isEqualTo(3);
    assertThat(JSON.readTree(get("/_local/faults").body()).at("/faults/0").toString())
        .isEqualTo(begun.body().strip());
    assertThat(get("/_local").body()).contains("</strong> bus-away", "for 3 more calls");
    assertThat(delete("/_local/faults/" + id).statusCode()).isEqualTo(204);
    refused(delete("/_local/faults/" + id), 404, "no fault has the id " + id);
    assertThat(get("/_local").body()).doesNotContain("Broken on purpose");
  }

  @Test
  void thePagesFormsBeginAndEndFaults() throws Exception {
    assertThat(post("/_local/faults", "fault=mail-down&for=").statusCode()).isEqualTo(303);
    String id = cloud.faults().active().getFirst().id();
    assertThat(post("/_local/faults", "end=" + id).statusCode()).isEqualTo(303);
    assertThat(cloud.faults().active()).isEmpty();
  }

  @Test
  void aTableMayBeAwayForOneFunctionAlone() throws Exception {
    var _ = cloud.faults().begin(Map.of("fault", "table-away", "function", "RemindFunction"));
    assertThat(lend("iliad", cloud.token("org-17")).statusCode()).isEqualTo(201);
    cloud.faults().endAll();
    var _ = cloud.faults().begin(Map.of("fault", "table-away", "function", "LendFunction"));
    assertThat(lend("aeneid", cloud.token("org-17")).statusCode()).isEqualTo(500);
    cloud.faults().endAll();
    cloud.time().settle();
  }

  @Test
  void anAlarmIsSeenByTheDoorOnThePageAndByCloudWatchsClients() throws Exception {
    lend("odyssey");
    cloud.time().settle();
    var _ = cloud.faults().begin(new Fault.FunctionFails("RemindFunction"));
    cloud.time().toNextDeadline();
    cloud.time().advance(Duration.ofMinutes(1));

    assertThat(JSON.readTree(get("/_local/alarms").body()).at("/alarms/0"))
        .asString()
        .contains("remind-fails", "ALARM", "/_local/runbook#tasks-fail");
    assertThat(JSON.readTree(get("/_local/alarms").body()).at("/rings").toString())
        .contains("remind-fails");
    assertThat(get("/_local").body()).contains("/_local/runbook#tasks-fail", "Nobody is reminded.");
    assertThat(
            describedAlarms("x-amz-target", "GraniteServiceVersion20100801.DescribeAlarms", "{}"))
        .contains("remind-fails", "\"StateValue\":\"ALARM\"");
    assertThat(
            describedAlarms(
                "content-type",
                "application/x-www-form-urlencoded",
                "Action=DescribeAlarms&StateValue=OK"))
        .contains("<DescribeAlarmsResult>")
        .doesNotContain("remind-fails");

    cloud.faults().endAll();
    cloud.time().advance(Duration.ofMinutes(15));
    assertThat(get("/_local/alarms").body()).doesNotContain("\"ALARM\"");
  }

  private static String describedAlarms(String header, String value, String body) throws Exception {
    return send(HttpRequest.newBuilder(cloud.aws())
            .header(header, value)
            .header(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=x/20260101/eu-central-1/monitoring/aws4_request")
            .POST(HttpRequest.BodyPublishers.ofString(body)))
        .body();
  }

  @Test
  void anUnknownFaultIsAnsweredWithThoseThatThereAre() throws Exception {
    refused(post("/_local/faults", "{\"fault\": \"fire\"}"), 400, "mail-down, mail-throttled");
    refused(post("/_local/faults", "fault: fire"), 400, "send JSON such as");
    refused(post("/_local/faults", "[]"), 400, "send a JSON object");
    refused(
        send(
            HttpRequest.newBuilder(cloud.api().resolve("/_local/faults"))
                .PUT(HttpRequest.BodyPublishers.noBody())),
        405,
        "GET, POST or DELETE");
  }

  @Test
  void anEventOfSesCanBePlayedAsItIs() throws Exception {
    assertThat(
            post(
                    "/_local/mail-events",
                    """
                    {"event": {"source": "aws.ses", "detail-type": "Email Opened",
                      "detail": {"eventType": "Open"}}}
                    """)
                .statusCode())
        .isEqualTo(204);
    refused(post("/_local/mail-events", "{\"event\": {}}"), 400, "source aws.ses and a detail");
  }

  @Test
  void whatTheClockAnswersEndsItsLine() throws Exception {
    assertThat(get("/_local/clock").body()).endsWith("}\n");
    assertThat(post("/_local/clock", "{}").body()).endsWith("}\n");
  }

  @Test
  void thePageShowsMailsAndExecutionsAndItsButtonMovesTheClock() throws Exception {
    lend("page-test");
    cloud.time().settle();
    assertThat(get("/_local").body()).contains("return of <a href=\"/_local/claims/page-test\">");
    assertThat(get("/_local/executions").body()).contains("page-test", "RUNNING");
    assertThat(get("/_local/executions/page-test").body()).contains("It waits for return until ");

    HttpResponse<String> pressed =
        send(
            HttpRequest.newBuilder(cloud.api().resolve("/_local/clock"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("to=next-deadline")));
    assertThat(pressed.statusCode()).isEqualTo(303);
    assertThat(pressed.headers().firstValue("location")).contains("/_local");

    assertThat(get("/_local/executions").body()).contains("SUCCEEDED");
    HttpResponse<String> inbox = get("/_local/mails");
    assertThat(inbox.body()).contains("Please return page-test");
    assertThat(inbox.headers().firstValue("content-security-policy").orElseThrow())
        .contains("script-src 'none'");
    // another one's may have come at the same time
    String mail =
        cloud.mails().mails().stream()
            .filter(sent -> sent.subject().equals("Please return page-test"))
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(get("/_local/mails/" + mail).body())
        .contains("Please return page-test", "reader@library.example", "sandbox=");
    assertThat(get("/_local/mails/" + mail + "/html").body()).contains("It is due.");
    assertThat(get("/_local/executions/page-test").body()).contains("TaskStateEntered", "Remind");
    assertThat(get("/_local/mails/unknown").statusCode()).isEqualTo(404);
    assertThat(get("/_local/claims/unknown").statusCode()).isEqualTo(404);
  }

  @Test
  void itIsReadyOnceItAnswers() throws Exception {
    HttpResponse<String> answer = get("/_local/health");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"ready\"}");
    assertThat(get("/_local/no-such-door").statusCode()).isEqualTo(404);
  }

  @Test
  void aTokenOfTheTokenEndpointOpensTheApi() throws Exception {
    HttpResponse<String> issued =
        send(
            HttpRequest.newBuilder(cloud.api().resolve("/_local/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=org-17&client_secret=local")));
    String token = JSON.readTree(issued.body()).path("access_token").asText();

    assertThat(lend("token-test", token).statusCode()).isEqualTo(201);
    assertThat(lend("token-test", cloud.token("org-17-reader")).statusCode()).isEqualTo(403);
    JsonNode configuration =
        JSON.readTree(get("/_local/oauth2/.well-known/openid-configuration").body());
    assertThat(configuration.path("token_endpoint").asText())
        .isEqualTo(cloud.api() + "/_local/oauth2/token");
    assertThat(get("/_local/oauth2/jwks").body()).contains("\"keys\"");
  }

  @Test
  void theSdkSeesTheTemplatesOneStateMachine() {
    try (SfnClient client = cloud.clients().stepFunctions()) {
      assertThat(client.listStateMachines().stateMachines())
          .singleElement()
          .satisfies(machine -> assertThat(machine.name()).isEqualTo("lending"));
    }
  }

  @Test
  void aBusyPortIsToldBeforeAnythingStarts(@TempDir Path directory) throws IOException {
    Options failing = options().withTemplate(withATableThatIsRefused(directory));
    assertThatThrownBy(() -> LocalCloud.start(failing)).isNotInstanceOf(PortInUse.class);

    int api = cloud.api().getPort();
    assertThatExceptionOfType(PortInUse.class)
        .isThrownBy(() -> LocalCloud.start(failing.withPorts(api, 0)))
        .satisfies(busy -> assertThat(busy.port()).isEqualTo(api));

    int aws = cloud.aws().getPort();
    assertThatExceptionOfType(PortInUse.class)
        .isThrownBy(() -> LocalCloud.start(failing.withPorts(0, aws)))
        .satisfies(busy -> assertThat(busy.port()).isEqualTo(aws));
  }

  private static Path withATableThatIsRefused(Path directory) throws IOException {
    Files.copy(fixture("lending/lending.asl.json"), directory.resolve("lending.asl.json"));
    return Files.writeString(
        directory.resolve("template.yaml"),
        Files.readString(fixture("lending/template.yaml"))
            .replace(
                "{AttributeName: sk, AttributeType: S}",
                "{AttributeName: sk, AttributeType: BOOL}"));
  }

  @Test
  void aVariableOfTheEnvironmentSetsAParameterAndAWrongOneIsRefused() {
    assertThatExceptionOfType(InvalidTemplate.class)
        .isThrownBy(() -> LocalCloud.start(options().withEnvironment(Map.of("LEND_FOR", "a week"))))
        .withMessageContaining("Parameters.LendFor is 'a week' but should be a period");
  }

  @Test
  void aWrongHandlerOrAMissingVariableFailsAtStart(@TempDir Path directory) throws IOException {
    String template = Files.readString(fixture("lending/template.yaml"));
    Files.copy(fixture("lending/lending.asl.json"), directory.resolve("lending.asl.json"));
    Path file = directory.resolve("template.yaml");

    Files.writeString(file, template.replace("lending.Lend", "lending.Lent"));
    assertThatExceptionOfType(InvalidFunction.class)
        .isThrownBy(() -> LocalCloud.start(options().withTemplate(file)))
        .withMessage("LendFunction: there is no class cpor.local.lending.Lent");

    Files.writeString(file, template.replace("LENDING_ARN:", "LENDING:"));
    assertThatExceptionOfType(InvalidFunction.class)
        .isThrownBy(() -> LocalCloud.start(options().withTemplate(file)))
        .withMessageContaining("WatchFunction: cannot start")
        .withMessageContaining("LENDING_ARN");
  }

  private static void refused(HttpResponse<String> answer, int status, String reason) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(answer.body()).contains(reason);
  }

  private static Execution execution(String name) {
    return cloud.stepFunctions().executions().stream()
        .filter(execution -> execution.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void lend(String book) throws Exception {
    assertThat(lend(book, cloud.token("org-17")).statusCode()).isEqualTo(201);
  }

  private static HttpResponse<String> lend(String book, String token) throws Exception {
    return send(
        HttpRequest.newBuilder(cloud.api().resolve("/books/" + book))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  private static HttpResponse<String> post(String path, String json) throws Exception {
    return send(
        HttpRequest.newBuilder(cloud.api().resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(cloud.api().resolve(path)));
  }

  private static HttpResponse<String> delete(String path) throws Exception {
    return send(HttpRequest.newBuilder(cloud.api().resolve(path)).DELETE());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static Instant now(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(200);
    return Instant.parse(JSON.readTree(answer.body()).path("now").asText());
  }

  private static Path fixture(String name) {
    try {
      URI resource = LocalCloudTest.class.getResource("/" + name).toURI();
      return Path.of(resource);
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
