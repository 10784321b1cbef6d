package cpor.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostsDocumentTest {

  /** The functions' tests read nothing outside their folder, so they have a copy of each table. */
  @ParameterizedTest
  @CsvSource({"costs/costs.md, use case", "table/lists/lists.md, list"})
  void theTableIsTheOneThatIsMeasured(String file, String head) throws IOException {
    String measured =
        Files.readString(Path.of("..", "functions", "src/test/resources/cpor").resolve(file));

    assertThat(measured).startsWith("| %s |".formatted(head));
    assertThat(Files.readString(Path.of("..", "docs", "costs.md"))).contains(measured);
  }
}
