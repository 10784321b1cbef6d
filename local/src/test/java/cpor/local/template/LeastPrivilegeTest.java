package cpor.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Reads the rights the project's template gives, as they stand there. */
class LeastPrivilegeTest {

  /** Actions whose service knows no resource to name. */
  private static final Set<String> WITHOUT_RESOURCE =
      Set.of(
          "xray:PutTraceSegments",
          "xray:PutTelemetryRecords",
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "logs:CreateLogDelivery",
          "logs:GetLogDelivery",
          "logs:UpdateLogDelivery",
          "logs:DeleteLogDelivery",
          "logs:ListLogDeliveries",
          "logs:PutResourcePolicy",
          "logs:DescribeResourcePolicies",
          "logs:DescribeLogGroups");

  private static final JsonNode RESOURCES =
      TemplateReader.document(Path.of("..", "template.yaml")).path("Resources");

  private record Right(String role, String action, JsonNode resource, JsonNode condition) {}

  @Test
  void every_action_is_named() {
    assertThat(rights()).isNotEmpty().noneMatch(right -> right.action().contains("*"));
  }

  @Test
  void every_action_names_its_resource_if_its_service_can() {
    assertThat(rights())
        .filteredOn(right -> right.resource().toString().contains("\"*\""))
        .extracting(Right::action)
        .isNotEmpty()
        .allMatch(WITHOUT_RESOURCE::contains);
  }

  @Test
  void only_the_stream_and_repair_may_start_executions_and_answer_their_tokens() {
    assertThat(rights())
        .filteredOn(right -> right.action().startsWith("states:"))
        .isNotEmpty()
        .extracting(Right::role)
        .containsOnly("ClaimStreamRole", "ReconcileRole");
  }

  @Test
  void only_two_functions_may_mail_and_only_from_the_one_address() {
    assertThat(rights())
        .filteredOn(right -> right.action().startsWith("ses:"))
        .extracting(Right::role)
        .containsExactlyInAnyOrder("AskCustomerRole", "SendNoticeRole");
    assertThat(rights())
        .filteredOn(right -> right.action().startsWith("ses:"))
        .allSatisfy(
            right ->
                assertThat(right.condition().toString())
                    .isEqualTo(
                        "{\"StringEquals\":{\"ses:FromAddress\":{\"Ref\":\"MailSender\"}}}"));
  }

  @Test
  void no_two_functions_share_a_role() {
    assertThat(functionRoles()).hasSizeGreaterThan(1).doesNotHaveDuplicates();
  }

  private static List<String> functionRoles() {
    return RESOURCES
        .propertyStream()
        .filter(entry -> entry.getValue().path("Type").asText().equals(ResourceType.FUNCTION))
        .map(entry -> entry.getValue().path("Properties").path("Role").toString())
        .toList();
  }

  private static List<Right> rights() {
    List<Right> rights = new ArrayList<>();
    RESOURCES
        .properties()
        .forEach(
            entry -> {
              JsonNode properties = entry.getValue().path("Properties");
              switch (entry.getValue().path("Type").asText()) {
                case "AWS::IAM::Role" ->
                    properties
                        .path("Policies")
                        .forEach(policy -> rights.addAll(rights(entry.getKey(), policy)));
                case "AWS::IAM::ManagedPolicy" -> rights.addAll(rights(entry.getKey(), properties));
                default -> {}
              }
            });
    return rights;
  }

  private static List<Right> rights(String role, JsonNode policy) {
    List<Right> rights = new ArrayList<>();
    for (JsonNode statement : policy.path("PolicyDocument").path("Statement")) {
      for (String action : texts(statement.path("Action"))) {
        rights.add(
            new Right(role, action, statement.path("Resource"), statement.path("Condition")));
      }
    }
    return rights;
  }

  private static List<String> texts(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? StreamSupport.stream(oneOrMany.spliterator(), false).map(JsonNode::asText).toList()
        : List.of(oneOrMany.asText());
  }
}
