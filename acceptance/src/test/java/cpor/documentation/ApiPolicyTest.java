package cpor.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/api-policy.md promises what is deployed, of the version that the contract has. */
class ApiPolicyTest {

  private static final Path PROJECT = Path.of("..");

  @Test
  void theLimitsAreThoseOfTheTemplate() throws IOException {
    String template = read("template.yaml");
    assertThat(read("docs/api-policy.md"))
        .contains(
            "%s a second, and bursts of %s"
                .formatted(
                    first("DefaultRouteSettings:.*?ThrottlingRateLimit: (\\d+)", template),
                    first("DefaultRouteSettings:.*?ThrottlingBurstLimit: (\\d+)", template)));
  }

  @Test
  void theContractIsOfTheVersionThatTheChangelogHasLast() throws IOException {
    String version = first("\n  version: (\\S+)", read("docs/openapi.yaml"));
    assertThat(first("\n## (\\d\\S+) - \\d{4}-\\d\\d-\\d\\d\n", read("CHANGELOG.md")))
        .isEqualTo(version);
    assertThat(first("<version>([^<]+?)(?:-SNAPSHOT)?</version>", read("pom.xml")))
        .isEqualTo(version);
  }

  private static String read(String file) throws IOException {
    return Files.readString(PROJECT.resolve(file));
  }

  private static String first(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(text)
        .results()
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + pattern))
        .group(1);
  }
}
