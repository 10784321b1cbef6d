package cpor.statemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A name that is retried or caught is one that something fails with. */
class ErrorNamesTest {

  private static final String SDK_MODEL = "software.amazon.awssdk.services.dynamodb.model.";

  private final JsonNode definition = read();
  private final Set<String> handled = new TreeSet<>();
  private final Set<String> failedWith = new TreeSet<>();

  ErrorNamesTest() throws IOException {
    for (JsonNode names : definition.findValues("ErrorEquals")) {
      names.forEach(name -> handled.add(name.asText()));
    }
    definition.findValues("Error").forEach(error -> failedWith.add(error.asText()));
  }

  /** Lambda names an exception by its class. */
  @Test
  void anErrorOfAFunctionIsAnExceptionOfThatName() {
    List<String> ofFunctions = handled(name -> name.startsWith("cpor."));

    assertThat(ofFunctions)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(Class.forName(name)).isAssignableTo(Exception.class));
  }

  @Test
  void anErrorWithoutAPackageEndsABranchOfTheMachineItself() {
    assertThat(failedWith).containsAll(handled(name -> !name.contains(".")));
  }

  /** Step Functions names an error of an SDK integration by the service and the SDK's exception. */
  @Test
  void anErrorOfTheTableIsOneThatDynamoDBHas() {
    assertThat(handled(name -> name.startsWith("DynamoDb.")))
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThatCode(() -> Class.forName(name.replace("DynamoDb.", SDK_MODEL)))
                    .doesNotThrowAnyException());
  }

  @Test
  void everyOtherErrorIsOneOfStepFunctions() {
    assertThat(
            handled(
                name ->
                    name.contains(".")
                        && !name.startsWith("cpor.")
                        && !name.startsWith("DynamoDb.")))
        .isSubsetOf("States.ALL", "States.Timeout", "States.TaskFailed");
  }

  private List<String> handled(Predicate<String> which) {
    return handled.stream().filter(which).toList();
  }

  private static JsonNode read() throws IOException {
    return new ObjectMapper().readTree(Path.of("claim-lifecycle.asl.json").toFile());
  }
}
