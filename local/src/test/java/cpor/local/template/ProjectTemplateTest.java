package cpor.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever deploys the project's template may rely on. */
class ProjectTemplateTest {

  private static final Pattern RESOURCE = Pattern.compile("  \\w+:");
  private static final String CERTIFICATE =
      "arn:aws:acm:eu-central-1:111122223333:certificate/12345678-1234-1234-1234-123456789012";

  @Test
  void everyParameterIsDescribedAndRefusesWhatIsWrongWithAMessage() {
    assertThat(ProjectTemplate.DOCUMENT.path("Parameters").properties())
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              JsonNode parameter = entry.getValue();
              assertThat(parameter.path("Description").asText()).as(entry.getKey()).isNotEmpty();
              if (!parameter.has("AllowedValues")) {
                assertThat(parameter.path("AllowedPattern").asText())
                    .as(entry.getKey())
                    .startsWith("^")
                    .endsWith("$");
                assertThat(parameter.path("ConstraintDescription").asText())
                    .as(entry.getKey())
                    .isNotEmpty();
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "DomainName,     https://claims.example.com, a domain in lower case",
    "DomainName,     claims, a domain in lower case",
    "DomainName,     claims.example.com., a domain in lower case",
    "CertificateArn, 12345678-1234-1234-1234-123456789012, a certificate's ARN",
    "MailIdentity,   example, a domain such as example.com",
    "MailIdentity,   straße.example.com, in its ASCII form",
    "MailIdentity,   https://example.com, a domain such as example.com",
    "MailSender,     Claims <claims@example.com>, a plain e-mail address",
  })
  void aWrongDomainCertificateOrIdentityIsRefusedWithWhatItShouldBe(
      String parameter, String value, String message) {
    assertThatThrownBy(() -> ProjectTemplate.understoodWith(Map.of(parameter, value)))
        .isInstanceOf(InvalidTemplate.class)
        .hasMessageContaining(parameter)
        .hasMessageContaining(message);
  }

  @Test
  void aDomainGoesWithItsCertificateAndProductionWithBoth() {
    Map<String, String> domain = Map.of("DomainName", "claims.example.com");
    Map<String, String> certificate = Map.of("CertificateArn", CERTIFICATE);

    for (Map<String, String> half : List.of(domain, certificate)) {
      assertThatThrownBy(() -> ProjectTemplate.understoodWith(half))
          .isInstanceOf(InvalidTemplate.class)
          .hasMessageContaining("DomainName and CertificateArn go together");
    }
    assertThatThrownBy(() -> ProjectTemplate.understoodWith(Map.of("Purpose", "production")))
        .isInstanceOf(InvalidTemplate.class)
        .hasMessageContaining("needs DomainName and CertificateArn");
    Map<String, String> production = new HashMap<>(domain);
    production.putAll(certificate);
    production.put("Purpose", "production");
    assertThat(ProjectTemplate.understoodWith(production).functions())
        .extracting(function -> function.environment().get("CONSENT_BASE_URL"))
        .contains("https://claims.example.com");
  }

  /** Its values are examples, but such as a deployment takes. */
  @ParameterizedTest
  @ValueSource(strings = {"default", "staging", "prod"})
  void everyConfigurationIsOneThatTheTemplateTakes(String environment) {
    String configuration =
        ProjectTemplate.text("samconfig.toml")
            .split("\\[%s\\.deploy\\.parameters]".formatted(environment), -1)[1]
            .split("\n\\[", -1)[0];
    Map<String, String> parameters =
        Pattern.compile("\"(\\w+)=([^\"]*)\"")
            .matcher(configuration)
            .results()
            .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));

    assertThat(parameters).containsKeys("TokenIssuer", "MailSender", "MailIdentity");
    assertThat(ProjectTemplate.understoodWith(parameters).functions()).isNotEmpty();
    assertThat(parameters.getOrDefault("Purpose", "trial"))
        .isEqualTo(environment.equals("prod") ? "production" : "trial");
    assertThat(parameters.getOrDefault("ConsentBaseUrl", ""))
        .as("customers' links lie on the sender's domain")
        .matches(environment.equals("prod") ? "https://\\w+\\." + domainOf(parameters) : "");
  }

  private static String domainOf(Map<String, String> parameters) {
    return Pattern.quote(Objects.requireNonNull(parameters.get("MailSender")).split("@", -1)[1]);
  }

  @Test
  void everyParameterBelongsToAGroupOfTheConsole() {
    Set<String> grouped = new TreeSet<>();
    ProjectTemplate.DOCUMENT
        .at("/Metadata/AWS::CloudFormation::Interface/ParameterGroups")
        .forEach(group -> grouped.addAll(ProjectTemplate.texts(group.path("Parameters"))));

    assertThat(ProjectTemplate.DOCUMENT.path("Parameters").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(grouped);
  }

  @Test
  void everyResourceSaysWhyItIsThere() {
    List<String> lines = ProjectTemplate.text("template.yaml").lines().toList();
    for (int i = lines.indexOf("Resources:") + 1; i < lines.indexOf("Outputs:"); i++) {
      if (RESOURCE.matcher(lines.get(i)).matches()) {
        assertThat(lines.get(i - 1)).as(lines.get(i)).startsWith("  # ");
      }
    }
  }

  @Test
  void whatHoldsClaimsStaysWhenTheStackGoes() {
    for (String id : List.of("ClaimsTable", "EvidenceBucket", "UndeliveredRecordsBucket")) {
      JsonNode resource = ProjectTemplate.DOCUMENT.path("Resources").path(id);
      // a first deployment that fails takes with it what it has just made
      assertThat(resource.path("DeletionPolicy").asText()).as(id).isEqualTo("RetainExceptOnCreate");
      assertThat(resource.path("UpdateReplacePolicy").asText()).as(id).isEqualTo("Retain");
    }
  }

  @Test
  void everyLogIsForgottenInTime() {
    assertThat(ProjectTemplate.resources("AWS::Logs::LogGroup"))
        .hasSize(3)
        .allSatisfy(
            group ->
                assertThat(group.properties().path("RetentionInDays").toString())
                    .as(group.id())
                    .isEqualTo("{\"Ref\":\"LogRetentionDays\"}"));
  }

  @Test
  void allFunctionsLogToOnePlace() {
    assertThat(ProjectTemplate.DOCUMENT.at("/Globals/Function/LoggingConfig/LogGroup/Ref").asText())
        .isEqualTo("FunctionsLogGroup");
    assertThat(ProjectTemplate.resources(ResourceType.FUNCTION))
        .isNotEmpty()
        .noneMatch(function -> function.properties().has("LoggingConfig"));
  }

  /** A link's path is its secret. */
  @Test
  void theEdgeWritesNoPath() {
    JsonNode edge =
        TemplateReader.document(ProjectTemplate.ROOT.resolve("edge.yaml")).path("Resources");

    assertThat(edge.at("/LimitLog/Properties/RedactedFields").toString())
        .contains("{\"UriPath\":{}}", "{\"QueryString\":{}}", "{\"Name\":\"referer\"}");
    assertThat(edge.findValues("SampledRequestsEnabled")).hasSize(3).noneMatch(JsonNode::asBoolean);
    assertThat(edge.at("/Links/Properties/DistributionConfig").has("Logging")).isFalse();
  }

  @Test
  void aSubscriberIsTriedForADayAndWhatItDidNotTakeIsKeptAndTold() {
    JsonNode webhook =
        TemplateReader.document(ProjectTemplate.ROOT.resolve("webhook.yaml")).path("Resources");
    JsonNode target = webhook.at("/Subscription/Properties/Targets/0");

    assertThat(target.path("RetryPolicy").toString())
        .isEqualTo("{\"MaximumEventAgeInSeconds\":86400,\"MaximumRetryAttempts\":185}");
    assertThat(target.at("/DeadLetterConfig/Arn").toString()).contains("\"UndeliveredEvents\"");
    assertThat(webhook.at("/EventsUndeliveredAlarm/Properties/Dimensions/0/Value").toString())
        .contains("\"UndeliveredEvents\"");
  }

  /** A system that lost events may have any of them again. */
  @Test
  void theArchiveKeepsWhatIsPutOnTheBusWhoeverPutsIt() {
    Set<String> put =
        ProjectTemplate.DOCUMENT.findValues("events:source").stream()
            .flatMap(sources -> ProjectTemplate.texts(sources).stream())
            .collect(Collectors.toSet());

    assertThat(put).isNotEmpty();
    assertThat(
            ProjectTemplate.texts(
                ProjectTemplate.DOCUMENT.at(
                    "/Resources/ClaimEventArchive/Properties/EventPattern/source")))
        .containsExactlyInAnyOrderElementsOf(put);
  }

  @Test
  void noBucketIsOpenToTheWorldOrSpeaksInTheClear() {
    Set<String> guarded = new TreeSet<>();
    ProjectTemplate.resources("AWS::S3::BucketPolicy")
        .forEach(
            policy -> {
              assertThat(policy.properties().toString())
                  .contains("{\"Bool\":{\"aws:SecureTransport\":\"false\"}}");
              guarded.add(policy.properties().path("Bucket").path("Ref").asText());
            });

    assertThat(ProjectTemplate.resources(ResourceType.BUCKET))
        .isNotEmpty()
        .allSatisfy(
            bucket -> {
              assertThat(guarded).contains(bucket.id());
              assertThat(bucket.properties().path("PublicAccessBlockConfiguration"))
                  .hasSize(4)
                  .allMatch(JsonNode::asBoolean);
            });
  }

  /** Lint does not know it, and a wrong one would fail at deployment only. */
  @Test
  void everyFunctionRunsOnJava25WithSnapStartBehindAnAlias() {
    JsonNode shared = ProjectTemplate.DOCUMENT.at("/Globals/Function");

    assertThat(shared.path("Runtime").asText()).isEqualTo("java25");
    assertThat(shared.path("AutoPublishAlias").asText()).isEqualTo("live");
    assertThat(shared.at("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
    assertThat(ProjectTemplate.resources(ResourceType.FUNCTION))
        .allSatisfy(
            function ->
                assertThat(function.properties().fieldNames())
                    .toIterable()
                    .doesNotContain("Runtime", "SnapStart", "AutoPublishAlias"));
  }

  /** "Troubleshooting SnapStart errors" of Lambda's guide: so many at once are refused. */
  @Test
  void atMostThreeFunctionsAreSnapshotAtOnce() {
    List<String> waitedFor = new ArrayList<>();
    int first = 0;
    for (ProjectTemplate.Resource function : ProjectTemplate.resources(ResourceType.FUNCTION)) {
      String before =
          ProjectTemplate.DOCUMENT.path("Resources").path(function.id()).path("DependsOn").asText();
      if (before.isEmpty()) {
        first++;
      } else {
        waitedFor.add(before);
      }
    }

    assertThat(first).isBetween(1, 3);
    assertThat(waitedFor)
        .doesNotHaveDuplicates()
        .allMatch(alias -> alias.endsWith("FunctionAliaslive"));
  }

  /**
   * Lambda keeps ten of an account's concurrent executions unreserved, and a new one has no more.
   */
  @Test
  void nothingIsReservedByDefault() {
    assertThat(ProjectTemplate.resources(ResourceType.FUNCTION))
        .extracting(function -> function.properties().path("ReservedConcurrentExecutions"))
        .filteredOn(reserved -> !reserved.isMissingNode())
        .isNotEmpty()
        .allSatisfy(
            reserved -> {
              String parameter = reserved.at("/Fn::If/1/Ref").asText();
              assertThat(ProjectTemplate.DOCUMENT.at("/Parameters/" + parameter + "/Default"))
                  .as(parameter)
                  .hasToString("\"unreserved\"");
              assertThat(reserved.at("/Fn::If/2/Ref").asText()).isEqualTo("AWS::NoValue");
            });
  }

  /** Lambda, error handling for asynchronous invocation: a function's error is tried twice more. */
  @Test
  void nothingButAScheduleCallsAFunctionWithoutKeepingWhatItCouldNotTake() {
    for (ProjectTemplate.Resource function : ProjectTemplate.resources(ResourceType.FUNCTION)) {
      for (Map.Entry<String, JsonNode> event : function.properties().path("Events").properties()) {
        JsonNode properties = event.getValue().path("Properties");
        switch (event.getValue().path("Type").asText()) {
          case "DynamoDB" ->
              assertThat(properties.at("/DestinationConfig/OnFailure/Type").asText())
                  .isEqualTo("S3");
          case "SQS" ->
              assertThat(queue(properties.path("Queue")).has("RedrivePolicy"))
                  .as(event.getKey())
                  .isTrue();
          default ->
              assertThat(event.getValue().path("Type").asText())
                  .isIn("HttpApi", "Schedule", "ScheduleV2");
        }
      }
    }
  }

  /**
   * Lambda, creating and configuring an Amazon SQS event source mapping: the visibility timeout is
   * six times the function's, at least. SQS, ApproximateAgeOfOldestMessage: a message that was
   * received three times no longer counts, so an alarm on it has to come before that.
   */
  @Test
  void whatAQueueHoldsIsTriedForADayKeptForTwoWeeksAndMissed() {
    int queues = 0;
    for (ProjectTemplate.Resource function : ProjectTemplate.resources(ResourceType.FUNCTION)) {
      for (JsonNode event : function.properties().path("Events")) {
        if (event.path("Type").asText().equals("SQS")) {
          queues++;
          JsonNode arn = event.at("/Properties/Queue");
          JsonNode queue = queue(arn);
          int timeout = queue.path("VisibilityTimeout").asInt();
          assertThat(timeout)
              .isGreaterThanOrEqualTo(6 * function.properties().path("Timeout").asInt());
          assertThat(timeout * queue.at("/RedrivePolicy/maxReceiveCount").asInt())
              .isEqualTo(Duration.ofDays(1).toSeconds());
          JsonNode deadLetters = queue.at("/RedrivePolicy/deadLetterTargetArn");
          for (JsonNode kept : List.of(queue, queue(deadLetters))) {
            assertThat(kept.path("MessageRetentionPeriod").asInt())
                .isEqualTo(Duration.ofDays(14).toSeconds());
          }
          assertThat(threshold("ApproximateAgeOfOldestMessage", arn))
              .isStrictlyBetween(timeout, 2 * timeout);
          assertThat(threshold("ApproximateNumberOfMessagesVisible", deadLetters)).isOne();
        }
      }
    }
    assertThat(queues).isEqualTo(2);
  }

  /** Of the alarm on a queue's number. */
  private static int threshold(String metric, JsonNode queueArn) {
    String named = queueArn.toString().replace("\"Arn\"", "\"QueueName\"");
    return ProjectTemplate.resources("AWS::CloudWatch::Alarm").stream()
        .map(ProjectTemplate.Resource::properties)
        .filter(alarm -> alarm.path("MetricName").asText().equals(metric))
        .filter(alarm -> alarm.at("/Dimensions/0/Value").toString().equals(named))
        .findFirst()
        .orElseThrow()
        .path("Threshold")
        .asInt();
  }

  private static JsonNode queue(JsonNode arn) {
    return ProjectTemplate.DOCUMENT
        .path("Resources")
        .path(arn.path("Fn::GetAtt").path(0).asText())
        .path("Properties");
  }
}
