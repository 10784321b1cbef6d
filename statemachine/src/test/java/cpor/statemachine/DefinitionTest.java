package cpor.statemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cpor.local.states.definition.DefinitionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DefinitionTest {

  private static final Path DEFINITION = Path.of("claim-lifecycle.asl.json");
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(\\w+)}");

  @Test
  void theDefinitionIsOneThatTheInterpreterAccepts() throws IOException {
    String definition = Files.readString(DEFINITION);
    assertThatCode(() -> DefinitionReader.read(definition)).doesNotThrowAnyException();
  }

  @Test
  void everySubstitutionIsGivenByTheTemplateAndNoneBesides() throws IOException {
    Set<String> used = new TreeSet<>();
    SUBSTITUTION
        .matcher(Files.readString(DEFINITION))
        .results()
        .forEach(found -> used.add(found.group(1)));
    assertThat(used)
        .containsExactly(
            "ApplyDeadlineFunctionArn",
            "AskCustomerFunctionArn",
            "ClaimEventBus",
            "ClaimsTable",
            "SendNoticeFunctionArn");
    String template = Files.readString(Path.of("../template.yaml"));
    assertThat(used).allSatisfy(name -> assertThat(template).contains("        " + name + ":"));
  }
}
