package cpor.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The state machine's definition and the template that deploys it fit together. */
class WorkflowWiringTest {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
  private static final Pattern QUOTED = Pattern.compile("\"\\$\\{(\\w+)}\"");

  private static final JsonNode SUBSTITUTIONS =
      ProjectTemplate.DOCUMENT.at("/Resources/ClaimLifecycle/Properties/DefinitionSubstitutions");

  private static final String DEFINITION =
      ProjectTemplate.text("statemachine/claim-lifecycle.asl.json");

  @Test
  void everyPlaceholderStandsAloneInQuotesAndHasItsValue() {
    assertThat(placeholders(QUOTED)).isEqualTo(placeholders(PLACEHOLDER));
    assertThat(PLACEHOLDER.matcher(DEFINITION).results())
        .hasSameSizeAs(QUOTED.matcher(DEFINITION).results().toList());
    assertThat(SUBSTITUTIONS.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(placeholders(PLACEHOLDER));
  }

  @Test
  void everyFunctionThatATaskCallsIsTheAliasOfAFunctionOfTheTemplate() {
    Set<String> functions =
        ProjectTemplate.resources(ResourceType.FUNCTION).stream()
            .map(ProjectTemplate.Resource::id)
            .collect(Collectors.toSet());
    for (String called : called()) {
      String value = SUBSTITUTIONS.path(called).path("Ref").asText();

      assertThat(value).as(called).endsWith(".Alias");
      assertThat(functions).contains(value.substring(0, value.indexOf('.')));
      assertThat(called).isEqualTo(value.replace(".Alias", "Arn"));
    }
  }

  @Test
  void theStateMachineMayCallWhatItCallsAndNothingElse() {
    JsonNode statements =
        ProjectTemplate.DOCUMENT.at(
            "/Resources/ClaimLifecycleRole/Properties/Policies/0/PolicyDocument/Statement");
    Set<String> allowed = new TreeSet<>();
    for (JsonNode statement : statements) {
      if (ProjectTemplate.texts(statement.path("Action")).contains("lambda:InvokeFunction")) {
        statement.path("Resource").forEach(function -> allowed.add(function.path("Ref").asText()));
      }
    }

    assertThat(allowed)
        .isEqualTo(
            called().stream()
                .map(called -> SUBSTITUTIONS.path(called).path("Ref").asText())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> called() {
    Set<String> called = new TreeSet<>();
    for (Map.Entry<String, JsonNode> state : ProjectTemplate.states()) {
      if (state.getValue().path("Resource").asText().equals("arn:aws:states:::lambda:invoke")) {
        String function = state.getValue().path("Arguments").path("FunctionName").asText();
        assertThat(function).as(state.getKey()).matches(PLACEHOLDER);
        called.add(function.substring(2, function.length() - 1));
      }
    }
    assertThat(called).isNotEmpty();
    return called;
  }

  private static Set<String> placeholders(Pattern pattern) {
    return pattern
        .matcher(DEFINITION)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
