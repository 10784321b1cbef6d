package cpor.local.template;

import static cpor.local.template.ProjectTemplate.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.template.ProjectTemplate.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Reads the rights the project's template gives, as they stand there. */
class LeastPrivilegeTest {

  /** Actions whose service knows no resource to name, and why somebody needs them. */
  private static final Map<String, String> WITHOUT_RESOURCE =
      Map.ofEntries(
          Map.entry("dynamodb:ListStreams", "Lambda looks for the stream"),
          Map.entry("states:SendTaskSuccess", "the token says whose task it is"),
          Map.entry("xray:PutTraceSegments", "traces"),
          Map.entry("xray:PutTelemetryRecords", "traces"),
          Map.entry("xray:GetSamplingRules", "traces"),
          Map.entry("xray:GetSamplingTargets", "traces"),
          Map.entry("logs:CreateLogDelivery", "the state machine sets up its own log"),
          Map.entry("logs:GetLogDelivery", "the state machine sets up its own log"),
          Map.entry("logs:UpdateLogDelivery", "the state machine sets up its own log"),
          Map.entry("logs:DeleteLogDelivery", "the state machine sets up its own log"),
          Map.entry("logs:ListLogDeliveries", "the state machine sets up its own log"),
          Map.entry("logs:PutResourcePolicy", "the state machine sets up its own log"),
          Map.entry("logs:DescribeResourcePolicies", "the state machine sets up its own log"),
          Map.entry("logs:DescribeLogGroups", "the state machine sets up its own log"));

  /** Resources that are named by how their names begin, and why. */
  private static final Map<String, String> BEGINNINGS =
      Map.of(
          "${EvidenceBucket.Arn}/evidence/*",
          "one document each",
          "${UndeliveredRecordsBucket.Arn}/*",
          "one object for each batch that was given up",
          "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}"
              + ":execution:${ClaimLifecycle.Name}:*",
          "one execution for each claim",
          "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/*",
          "the recipient's identity is asked for too while the account is in SES's sandbox");

  /** Where rights stand. */
  private static final Set<String> POLICIES = Set.of("AWS::IAM::Role", "AWS::IAM::ManagedPolicy");

  private record Right(String role, String action, JsonNode resource, JsonNode condition) {

    boolean isOf(String service) {
      return action.startsWith(service + ":");
    }
  }

  @Test
  void everyActionIsNamed() {
    assertThat(rights()).isNotEmpty().noneMatch(right -> right.action().contains("*"));
  }

  @Test
  void everyActionNamesItsResourceIfItsServiceCan() {
    assertThat(rights())
        .filteredOn(right -> texts(right.resource()).contains("*"))
        .extracting(Right::action)
        .isNotEmpty()
        .allMatch(WITHOUT_RESOURCE::containsKey);
  }

  @Test
  void aResourceIsNamedWholeUnlessThereIsAReason() {
    assertThat(rights())
        .flatExtracting(right -> right.resource().findValuesAsText("Fn::Sub"))
        .filteredOn(resource -> resource.contains("*"))
        .isNotEmpty()
        .allMatch(BEGINNINGS::containsKey);
  }

  @Test
  void onlyTheStreamAndRepairMayStartExecutionsAndAnswerTheirTokens() {
    assertThat(rights())
        .filteredOn(right -> right.isOf("states"))
        .isNotEmpty()
        .extracting(Right::role)
        .containsOnly("ClaimStreamRole", "ReconcileRole");
  }

  @Test
  void onlyThreeFunctionsMayMailAndOnlyFromTheOneAddress() {
    assertThat(rights())
        .filteredOn(right -> right.isOf("ses"))
        .extracting(Right::role, Right::action)
        .containsExactlyInAnyOrder(
            tuple("AskCustomerRole", "ses:SendEmail"),
            tuple("SendNoticeRole", "ses:SendEmail"),
            tuple("DigestRole", "ses:SendEmail"));
    assertThat(rights())
        .filteredOn(right -> right.isOf("ses"))
        .allSatisfy(
            right -> {
              assertThat(right.condition().toString())
                  .isEqualTo("{\"StringEquals\":{\"ses:FromAddress\":{\"Ref\":\"MailSender\"}}}");
              assertThat(right.resource().toString())
                  .contains(":identity/*")
                  .contains(":configuration-set/${MailConfigurationSet}");
            });
  }

  @Test
  void onlyTheCustomersPageHasNoAuthorizer() {
    List<String> open = new ArrayList<>();
    for (Resource function : ProjectTemplate.resources(ResourceType.FUNCTION)) {
      for (JsonNode event : function.properties().path("Events")) {
        JsonNode auth = event.at("/Properties/Auth");
        if (event.path("Type").asText().equals("HttpApi")) {
          boolean named = auth.path("AuthorizationScopes").size() == 1;
          assertThat(named).isNotEqualTo(auth.path("Authorizer").asText().equals("NONE"));
          if (!named) {
            open.add(function.id());
          }
        }
      }
    }
    assertThat(open).isNotEmpty().containsOnly("ConsentPageFunction");
    assertThat(
            ProjectTemplate.DOCUMENT
                .at("/Resources/HttpApi/Properties/Auth/DefaultAuthorizer")
                .asText())
        .isEqualTo("AccessToken");
  }

  @Test
  void aRightOnTheTableIsOnTheItemsThatTheRoleHasToDoWith() {
    assertThat(rights())
        .filteredOn(right -> right.isOf("dynamodb"))
        .filteredOn(right -> right.resource().toString().contains("ClaimsTable"))
        .filteredOn(right -> !right.resource().toString().contains("StreamArn"))
        .isNotEmpty()
        .allSatisfy(
            right ->
                assertThat(right.condition().findValue("dynamodb:LeadingKeys"))
                    .as("%s of %s", right.action(), right.role())
                    .isNotEmpty()
                    .noneMatch(key -> key.asText().equals("*")));
  }

  @Test
  void nobodyMayScanOrChangeTheTable() {
    assertThat(rights())
        .filteredOn(right -> right.isOf("dynamodb"))
        .extracting(Right::action)
        .doesNotContain("dynamodb:Scan", "dynamodb:BatchWriteItem", "dynamodb:UpdateTable");
  }

  /** But for a partner's upload that is not the document that was declared. */
  @Test
  void onlyRetentionMayDelete() {
    assertThat(rights())
        .filteredOn(right -> right.isOf("dynamodb") || right.isOf("s3"))
        .filteredOn(right -> right.action().contains(":Delete"))
        .extracting(Right::role, Right::action)
        .containsExactlyInAnyOrder(
            tuple("ClaimsApiRole", "s3:DeleteObjectVersion"),
            tuple("RetentionRole", "dynamodb:DeleteItem"),
            tuple("RetentionRole", "s3:DeleteObjectVersion"));
  }

  @Test
  void onlyPartnersMayWriteDocuments() {
    assertThat(rights())
        .filteredOn(right -> right.action().equals("s3:PutObject"))
        .filteredOn(right -> right.resource().toString().contains("EvidenceBucket"))
        .extracting(Right::role)
        .containsExactly("ClaimsApiRole");
  }

  @Test
  void everyFunctionHasARoleOfItsOwnAndGetsNoRightElsewhere() {
    List<Resource> functions = ProjectTemplate.resources(ResourceType.FUNCTION);

    assertThat(functions)
        .hasSizeGreaterThan(8)
        .allSatisfy(
            function -> {
              assertThat(function.properties().at("/Role/Fn::GetAtt/0").asText())
                  .isEqualTo(function.id().replace("Function", "Role"));
              assertThat(function.properties().has("Policies")).isFalse();
            });
  }

  @Test
  void everyRoleOfWorkTracesAndAFunctionsRoleLogsToTheFunctionsLogOnly() {
    assertThat(ProjectTemplate.resources("AWS::IAM::Role"))
        .isNotEmpty()
        .allSatisfy(
            role ->
                assertThat(role.properties().path("ManagedPolicyArns").toString())
                    .isEqualTo(
                        switch (role.id()) {
                          case "DigestScheduleRole" -> "";
                          case "ClaimLifecycleRole" -> "[{\"Ref\":\"TracingPolicy\"}]";
                          default -> "[{\"Ref\":\"TracingPolicy\"},{\"Ref\":\"LoggingPolicy\"}]";
                        }));
    assertThat(rights())
        .filteredOn(right -> right.role().equals("LoggingPolicy"))
        .isNotEmpty()
        .allSatisfy(
            right ->
                assertThat(right.resource().toString())
                    .isEqualTo("{\"Fn::GetAtt\":[\"FunctionsLogGroup\",\"Arn\"]}"));
  }

  /** What others may do with our queues. */
  @Test
  void aQueueTakesMessagesOfOneRuleOnly() {
    assertThat(ProjectTemplate.resources("AWS::SQS::QueuePolicy"))
        .isNotEmpty()
        .allSatisfy(
            policy ->
                assertThat(policy.properties().at("/PolicyDocument/Statement"))
                    .singleElement()
                    .satisfies(
                        statement -> {
                          assertThat(statement.path("Action").asText())
                              .isEqualTo("sqs:SendMessage");
                          assertThat(statement.at("/Condition/ArnEquals/aws:SourceArn"))
                              .isNotEmpty();
                        }));
  }

  @Test
  void onlyTheFunctionThatAQueueIsForReceivesItsMessages() {
    assertThat(rights())
        .filteredOn(right -> right.isOf("sqs"))
        .extracting(Right::role, Right::action, right -> right.resource().toString())
        .containsExactlyInAnyOrder(
            Stream.of("MailEvents", "Reconcile")
                .flatMap(
                    function ->
                        Stream.of("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")
                            .map(
                                action ->
                                    tuple(function + "Role", "sqs:" + action, queueOf(function))))
                .toArray(Tuple[]::new));
  }

  private static String queueOf(String function) {
    return ProjectTemplate.DOCUMENT
        .at("/Resources/" + function + "Function/Properties/Events")
        .findValue("Queue")
        .toString();
  }

  private static List<Right> rights() {
    List<Right> rights = new ArrayList<>();
    for (Resource resource : ProjectTemplate.resources()) {
      if (POLICIES.contains(resource.type())) {
        for (JsonNode document : resource.properties().findValues("PolicyDocument")) {
          document
              .path("Statement")
              .forEach(statement -> rights.addAll(rights(resource.id(), statement)));
        }
      }
    }
    return rights;
  }

  private static List<Right> rights(String role, JsonNode statement) {
    assertThat(statement.path("Effect").asText()).as(role).isEqualTo("Allow");
    return texts(statement.path("Action")).stream()
        .map(
            action ->
                new Right(role, action, statement.path("Resource"), statement.path("Condition")))
        .toList();
  }
}
