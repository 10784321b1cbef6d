package cpor.local.page;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.local.web.Answer;
import cpor.local.web.Request;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiReferenceTest {

  private static final Pattern LINKED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

  @TempDir Path project;

  @Test
  void thePageShowsTheContractWithNothingFromElsewhere() {
    Answer page = get("");

    assertThat(page.header("content-type")).contains("text/html; charset=utf-8");
    assertThat(page.header("content-security-policy").orElseThrow())
        .startsWith("default-src 'self'");
    assertThat(LINKED.matcher(page.text()).results())
        .hasSize(3)
        .extracting(linked -> linked.group(1))
        .allSatisfy(linked -> assertThat(linked).startsWith("api/"))
        .allSatisfy(linked -> assertThat(get("/" + linked.substring(4)).status()).isEqualTo(200));
    assertThat(get("/show.js").text()).contains("api/openapi.yaml");
  }

  @Test
  void theFileNamesTheAddressAtWhichTheApiIs() throws Exception {
    Files.writeString(
        project.resolve("openapi.yaml"),
        "servers: [{url: http://localhost:3000}]\n# http://localhost:3000/_local/oauth2/token\n");

    Answer file = get("/openapi.yaml");

    assertThat(file.header("content-type")).contains("application/yaml; charset=utf-8");
    assertThat(file.text())
        .isEqualTo(
            """
            servers: [{url: http://localhost:4711}]
            # http://localhost:4711/_local/oauth2/token
            """);
  }

  @Test
  void whatTheContractPromisesIsLinkedAndServed() throws Exception {
    Files.writeString(project.resolve("openapi.yaml"), "externalDocs: {url: api-policy.md}\n");
    Files.writeString(project.resolve("api-policy.md"), "# What clients may rely on\n");

    assertThat(get("/openapi.yaml").text())
        .isEqualTo("externalDocs: {url: http://localhost:4711/_local/api/api-policy.md}\n");
    assertThat(get("/api-policy.md").text()).isEqualTo("# What clients may rely on\n");
  }

  @Test
  void withoutAContractThereIsNoFile() {
    assertThat(get("/openapi.yaml").status()).isEqualTo(404);
  }

  @Test
  void nothingElseIsServed() {
    assertThat(get("/swagger-ui.js").status()).isEqualTo(404);
    assertThat(get("/../LocalCloud.class").status()).isEqualTo(404);
    assertThat(get("docs").status()).isEqualTo(404);
  }

  private Answer get(String path) {
    return new ApiReference(
            "/_local/api", project.resolve("openapi.yaml"), URI.create("http://localhost:4711"))
        .answer(new Request("GET", "/_local/api" + path, "", Map.of(), new byte[0]));
  }
}
