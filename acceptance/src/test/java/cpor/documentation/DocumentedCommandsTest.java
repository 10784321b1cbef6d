package cpor.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The commands in the documentation work as they stand there, and print what stands there. */
@EnabledIf(
    value = "cpor.documentation.CommandLine#isThere",
    disabledReason = "bash, curl or jq is missing")
class DocumentedCommandsTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Path GUIDE = Path.of("..", "docs", "guide.md");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  @TempDir Path folder;

  @Test
  void theGuideShowsWhatItsCommandsPrint() throws Exception {
    CommandBlocks guide = CommandBlocks.of(GUIDE);

    String asRun = guide.printing(shortened(CommandLine.outputs(guide, folder)));

    update(asRun);
    assertThat(CommandBlocks.of(GUIDE).page()).isEqualTo(asRun);
  }

  @Test
  void theEightCallsOfTheReadmeTakeAClaimFromDraftToAssociation() throws Exception {
    CommandBlocks readme = CommandBlocks.of(README);

    assertThat(CommandLine.outputs(readme, folder))
        .last()
        .asString()
        .contains("ClaimCreated", "ClaimSubmitted", "ClaimApproved", "ClaimAssociated");
  }

  /** Ids differ from run to run, and so do the seconds since its start. */
  private static List<String> shortened(List<String> outputs) {
    return outputs.stream()
        .map(text -> text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "…"))
        .map(text -> text.replaceAll("T08:0\\d:\\d\\dZ", "T08:00:00Z"))
        .map(text -> text.replaceAll("09:0\\d \\(Budapest\\)", "09:00 (Budapest)"))
        .toList();
  }

  private static void update(String page) throws IOException {
    if (UPDATE) {
      Files.writeString(GUIDE, page);
    }
  }
}
