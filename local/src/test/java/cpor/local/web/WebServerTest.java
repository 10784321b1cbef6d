package cpor.local.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebServerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebServer server = WebServer.bind(0);

  @BeforeEach
  void open() {
    Door echo =
        request ->
            Answer.of(
                    200,
                    "text/plain",
                    "%s %s %s %s"
                        .formatted(
                            request.method(), request.rawPath(), request.query(), request.text()))
                .with("set-cookie", "a=1")
                .with("set-cookie", "b=2");
    Door broken =
        _ -> {
          throw new IllegalStateException("the lamp is out");
        };
    server.open(
        Map.of(
            "/",
            echo,
            "/broken",
            broken,
            "/moved",
            _ -> Answer.seeOther("/"),
            "/moved/away",
            _ -> Answer.of(200, "text/plain", "away")));
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
  }

  @Test
  void aRequestReachesItsDoorWhole() throws Exception {
    HttpResponse<String> answer = send("POST", "/a%20b?x=1&y=%26", "gyümölcs");

    assertThat(answer.body()).isEqualTo("POST /a%20b {x=[1], y=[&]} gyümölcs");
    assertThat(answer.headers().allValues("set-cookie")).isEqualTo(List.of("a=1", "b=2"));
  }

  @ParameterizedTest
  @CsvSource({
    "/moved/away, away",
    "/moved/away/x, away",
    "/moved/awayx, ''",
    "/movedx, GET /movedx {} ",
    "/a%2Fb%2e%2e//c;d, GET /a%2Fb%2e%2e//c;d {} ",
    "/a%01b, GET /a%01b {} "
  })
  void aRequestIsForTheDoorWithTheLongestPath(String path, String body) throws Exception {
    assertThat(send("GET", path, "").body().strip()).isEqualTo(body.strip());
  }

  @Test
  void ofABodyThatIsTooLongTheDoorGetsOneByteMoreThanIsAllowed() throws Exception {
    HttpResponse<String> answer = send("POST", "/", "x".repeat(12 * 1024 * 1024));

    assertThat(answer.body()).hasSize("POST / {} ".length() + 10 * 1024 * 1024 + 1);
  }

  @Test
  void headGetsTheHeadersAlone() throws Exception {
    HttpResponse<String> answer = send("HEAD", "/", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("content-type")).contains("text/plain");
  }

  @Test
  void anAnswerMayBeEmpty() throws Exception {
    HttpResponse<String> answer = send("GET", "/moved", "");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("location")).contains("/");
  }

  @Test
  void aDoorThatFailsSaysWhy() throws Exception {
    HttpResponse<String> answer = send("GET", "/broken", "");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("the lamp is out");
  }

  @Test
  void aBusyPortIsNamed() {
    assertThatExceptionOfType(PortInUse.class)
        .isThrownBy(() -> WebServer.bind(server.uri().getPort()))
        .withMessage("port " + server.uri().getPort() + " is in use by another program");
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.uri() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
