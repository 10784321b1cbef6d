package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that are generated from the contract, as users of these languages do it, compile and live
 * the life of a claim. Without the generators it is skipped; in CI it fails.
 */
// takes long, so it begins early
@Order(2)
@ExtendWith(ScenarioExtension.class)
class GeneratedClientsTest {

  private static final Path CLIENTS = Path.of("..", "clients").toAbsolutePath().normalize();
  private static final int MINUTES = 5;

  private final Scenario scenario;

  GeneratedClientsTest(Scenario scenario) {
    this.scenario = scenario;
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "python", "typescript"})
  void aGeneratedClientLivesTheLifeOfAClaim(String language)
      throws IOException, InterruptedException {
    requireGenerators();
    Path report = Path.of("target", "client-" + language + ".txt");
    Process life =
        new ProcessBuilder(
                CLIENTS.resolve(language).resolve("live").toString(),
                scenario.world().api().toString())
            .redirectErrorStream(true)
            .redirectOutput(report.toFile())
            .start();
    try {
      boolean ended = life.waitFor(MINUTES, TimeUnit.MINUTES);
      assertThat(ended).as("%s has ended, see %s", language, report).isTrue();
      assertThat(life.exitValue()).as(Files.readString(report)).isZero();
    } finally {
      life.descendants().forEach(ProcessHandle::destroyForcibly);
      life.destroyForcibly();
    }
  }

  private static void requireGenerators() {
    String missing = "CLIENT_TOOLS does not name the folder; .ci/clients installs what is in it";
    if (System.getenv("CI") == null) {
      assumeThat(System.getenv("CLIENT_TOOLS")).as(missing).isNotNull();
    }
    assertThat(System.getenv("CLIENT_TOOLS")).as(missing).isNotNull();
  }
}
