package cpor.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pictures of the state machine are drawn from its definition: -Dgolden.update=true. */
class ArchitectureDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "architecture.md");
  private static final Pattern PICTURE =
      Pattern.compile(
          "(?<mark><!-- drawn from the definition: (?<state>\\w+) -->\\n```mermaid\\n).*?```",
          Pattern.DOTALL);
  private static final String OVERVIEW = "all";

  @Test
  void thePicturesShowTheDefinitionAsItIs() throws IOException {
    String document = Files.readString(DOCUMENT);
    String drawn =
        PICTURE
            .matcher(document)
            .replaceAll(
                picture ->
                    Matcher.quoteReplacement(
                        picture.group("mark") + draw(picture.group("state")) + "```"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, drawn);
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(drawn);
  }

  @Test
  void everyStageHasItsPicture() throws IOException {
    List<String> stages =
        Definition.json().path("States").properties().stream()
            .filter(state -> state.getValue().has("Branches"))
            .map(Map.Entry::getKey)
            .toList();

    assertThat(PICTURE.matcher(Files.readString(DOCUMENT)).results())
        .extracting(picture -> picture.group("state"))
        .contains(OVERVIEW)
        .containsAll(stages);
  }

  private static String draw(String state) {
    JsonNode definition = Definition.json();
    return state.equals(OVERVIEW)
        ? Diagram.overview(definition)
        : Diagram.branches(definition.path("States").path(state));
  }
}
