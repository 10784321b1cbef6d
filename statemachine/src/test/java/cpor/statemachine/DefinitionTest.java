package cpor.statemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.statemachine.Definition.NamedState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stepfunctions.definition.DefinitionReader;

class DefinitionTest {

  /** Also that every target is there, every state is reached, and each expression can be read. */
  @Test
  void itIsOneThatTheInterpreterAccepts() {
    assertThatCode(() -> DefinitionReader.read(Definition.text())).doesNotThrowAnyException();
  }

  @Test
  void everySubstitutionIsGivenByTheTemplateAndNoneBesides() throws IOException {
    assertThat(Definition.substitutions())
        .containsExactly(
            "ApplyDeadlineFunctionArn",
            "AskCustomerFunctionArn",
            "ClaimEventBus",
            "ClaimsTable",
            "SendNoticeFunctionArn");
    String template = Files.readString(Path.of("../template.yaml"));
    assertThat(Definition.substitutions())
        .allSatisfy(name -> assertThat(template).contains("        " + name + ":"));
  }

  static Stream<NamedState> states() {
    return Definition.states();
  }

  static Stream<NamedState> tasks() {
    return states().filter(state -> state.is("Task"));
  }

  static Stream<NamedState> choices() {
    return states().filter(state -> state.is("Choice"));
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyStateSaysWhatItIsFor(NamedState state) {
    assertThat(state.json().path("Comment").asText()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void everyTaskHasATimeOut(NamedState task) {
    assertThat(task.json().has("TimeoutSeconds")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void everyTaskIsTriedAgainAfterAnyErrorWithFullJitterAndACap(NamedState task) {
    List<JsonNode> retriers = task.json().path("Retry").valueStream().toList();

    assertThat(retriers)
        .filteredOn(retrier -> retrier.path("MaxAttempts").asInt(3) > 0)
        .isNotEmpty()
        .allSatisfy(
            retrier -> {
              assertThat(retrier.path("JitterStrategy").asText()).isEqualTo("FULL");
              // one retry alone takes no longer than its interval
              assertThat(
                      retrier.path("MaxAttempts").asInt() == 1
                          ? retrier.path("IntervalSeconds").asInt()
                          : retrier.path("MaxDelaySeconds").asInt())
                  .isBetween(1, 600);
            });
    assertThat(retriers.getLast().at("/ErrorEquals/0").asText()).isEqualTo("States.ALL");
  }

  @ParameterizedTest
  @MethodSource("choices")
  void everyChoiceHasADefault(NamedState choice) {
    assertThat(choice.json().path("Default").asText()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Submitted",
        "UnderReview",
        "PartnerActionRequired",
        "ConsentWindow",
        "DisputePeriod"
      })
  void everyStageWithAClockWaitsForTheDoorbellAndTheClockAndSendsNotices(String stage) {
    JsonNode branches = stage(stage).path("Branches");

    assertThat(branches).hasSize(3);
    assertThat(first(branches.get(0)).path("Resource").asText()).endsWith(".waitForTaskToken");
    assertThat(first(branches.get(1)).path("Timestamp").asText()).isEqualTo("{% $wakeAt %}");
    assertThat(first(branches.get(2)).at("/Arguments/FunctionName").asText())
        .isEqualTo("${SendNoticeFunctionArn}");
  }

  @Test
  void aHeldWindowHasADoorbellAndRemindersButNoClock() {
    JsonNode branches = stage("ConsentWindowHeld").path("Branches");

    assertThat(branches).hasSize(2);
    assertThat(first(branches.get(0)).path("Resource").asText()).endsWith(".waitForTaskToken");
    assertThat(branches.toString()).doesNotContain("${ApplyDeadlineFunctionArn}");
  }

  @Test
  void everyStageIsLeftByReadingAgain() {
    assertThat(states().filter(state -> state.is("Parallel") && isTopLevel(state)))
        .hasSize(6)
        .allSatisfy(
            stage -> {
              assertThat(stage.json().path("Next").asText()).isEqualTo("ReadClaim");
              assertThat(stage.json().path("Catch"))
                  .isEqualTo(
                      ClaimLife.json(
                          """
                          [{"ErrorEquals": ["ClaimMoved", "DynamoDb.TransactionCanceledException",
                                            "States.Timeout"],
                            "Next": "ReadClaim"}]
                          """));
            });
  }

  @Test
  void allDoorbellsAreAlike() {
    assertThat(
            tasks()
                .filter(task -> task.json().path("Resource").asText().endsWith(".waitForTaskToken"))
                .map(task -> task.json().path("Arguments")))
        .hasSize(6)
        .containsOnly(first(stage("Submitted").path("Branches").get(0)).path("Arguments"));
  }

  /** A Java function's error is known to Step Functions by its class's full name. */
  @Test
  void theErrorsOfFunctionsThatItNamesAreTheirExceptions() {
    Set<String> named = new TreeSet<>();
    states()
        .flatMap(state -> Stream.of("Retry", "Catch").map(state.json()::path))
        .flatMap(JsonNode::valueStream)
        .flatMap(rule -> rule.path("ErrorEquals").valueStream())
        .map(JsonNode::asText)
        .filter(error -> error.startsWith("cpor."))
        .forEach(named::add);

    assertThat(named).isNotEmpty();
    assertThat(named)
        .allSatisfy(
            error -> assertThat(Class.forName(error)).isAssignableTo(RuntimeException.class));
  }

  @Test
  void itReadsNoPersonalData() {
    assertThat(stage("ReadClaim").at("/Arguments/ProjectionExpression").asText())
        .isEqualTo("#stage, stageSequence, lifecycle, wakeAt, remindAt, #window, announcement");
  }

  private static boolean isTopLevel(NamedState state) {
    return Definition.json().path("States").has(state.name());
  }

  private static JsonNode stage(String name) {
    return Definition.json().path("States").path(name);
  }

  private static JsonNode first(JsonNode branch) {
    return branch.path("States").path(branch.path("StartAt").asText());
  }
}
