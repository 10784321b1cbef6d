package cpor.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CostsDocumentTest {

  /** The functions' tests read nothing outside their folder, so they have a copy of the table. */
  @Test
  void theTableOfCostsIsTheOneThatIsMeasured() throws IOException {
    String measured =
        Files.readString(Path.of("..", "functions", "src/test/resources/cpor/costs/costs.md"));

    assertThat(measured).startsWith("| use case |");
    assertThat(Files.readString(Path.of("..", "docs", "costs.md"))).contains(measured);
  }
}
