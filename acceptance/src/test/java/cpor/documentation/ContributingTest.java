package cpor.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md names what a machine may lack. */
class ContributingTest {

  @Test
  void whatTheDocumentedCommandsNeedIsNamed() throws IOException {
    assertThat(Files.readString(Path.of("..", "CONTRIBUTING.md")))
        .contains(CommandLine.PROGRAMS.stream().map("`%s`"::formatted).toList());
  }
}
