package cpor.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What whoever deploys the project's template may rely on. */
class ProjectTemplateTest {

  private static final Pattern RESOURCE = Pattern.compile("  \\w+:");

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
      assertThat(resource.path("DeletionPolicy").asText()).as(id).isEqualTo("Retain");
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

  @Test
  void whatIsCalledWithoutAnybodyWaitingKeepsWhatItCouldNotTake() {
    for (ProjectTemplate.Resource function : ProjectTemplate.resources(ResourceType.FUNCTION)) {
      for (Map.Entry<String, JsonNode> event : function.properties().path("Events").properties()) {
        JsonNode properties = event.getValue().path("Properties");
        switch (event.getValue().path("Type").asText()) {
          case "DynamoDB" ->
              assertThat(properties.at("/DestinationConfig/OnFailure/Type").asText())
                  .isEqualTo("S3");
          case "EventBridgeRule" -> {
            assertThat(properties.has("DeadLetterConfig")).as(event.getKey()).isTrue();
            assertThat(
                    function
                        .properties()
                        .at("/EventInvokeConfig/DestinationConfig/OnFailure/Type")
                        .asText())
                .isEqualTo("SQS");
          }
          default ->
              assertThat(event.getValue().path("Type").asText())
                  .isIn("HttpApi", "Schedule", "ScheduleV2");
        }
      }
    }
  }
}
