package cpor.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The walks of docs/architecture.md: from a handler to the table, each class calls the next one.
 */
class WalksTest {

  private static final Path ARCHITECTURE = Path.of("../docs/architecture.md");
  private static final Path CODE = Path.of("../functions/src/main/java/cpor");
  private static final Pattern WALK = Pattern.compile("`\\w+`( → `\\w+`)+");
  private static final int MOST_CLASSES = 10;

  static Stream<List<String>> walks() throws IOException {
    return WALK.matcher(Files.readString(ARCHITECTURE))
        .results()
        .map(walk -> List.of(walk.group().replace("`", "").split(" → ", -1)));
  }

  @ParameterizedTest
  @MethodSource("walks")
  void eachClassCallsTheNextAndNoneIsMetTwice(List<String> walk) throws IOException {
    assertThat(walk).hasSizeLessThanOrEqualTo(MOST_CLASSES).doesNotHaveDuplicates();
    assertThat(walk.getLast()).isEqualTo("Table");
    for (int i = 1; i < walk.size(); i++) {
      assertThat(code(walk.get(i - 1))).containsPattern("\\b" + walk.get(i) + "\\b");
    }
  }

  @ParameterizedTest
  @MethodSource("walks")
  void aWalkBeginsWhereAWSCalls(List<String> walk) {
    assertThat(CODE.resolve("handler").resolve(walk.getFirst() + ".java")).exists();
  }

  private static String code(String type) throws IOException {
    String file = type + ".java";
    try (Stream<Path> files = Files.walk(CODE)) {
      Path found =
          files.filter(path -> path.endsWith(file)).findFirst().orElseThrow(AssertionError::new);
      return Files.readString(found);
    }
  }
}
