package cpor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The suite is about what our machine is made of. */
class FormsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyFormThatTheMachineUsesIsRunOnBothSides() throws IOException {
    Set<String> run = new TreeSet<>();
    for (Path machine : StepFunctionsConformanceIT.definitions()) {
      run.addAll(Forms.in(JSON.readTree(machine.toFile())));
    }

    Set<String> used =
        Forms.in(JSON.readTree(Path.of("../statemachine/claim-lifecycle.asl.json").toFile()));

    assertThat(used)
        .contains("Parallel", "Wait Timestamp, computed", "Task Retry JitterStrategy", "$exists");
    assertThat(run).containsAll(used);
  }
}
