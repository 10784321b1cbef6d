package cpor.acceptance.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/** What a request was answered with. */
public record Answer(Call call, int status, HttpHeaders headers, String body) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  public JsonNode json() {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException notJson) {
      throw new AssertionError(this + " is not JSON", notJson);
    }
  }

  /** This answer, if it is one of success. */
  public Answer succeeded() {
    assertThat(status).as("%s", toString()).isBetween(200, 299);
    return this;
  }

  /** This answer, if it has that status. */
  public Answer with(int expected) {
    assertThat(status).as("%s", toString()).isEqualTo(expected);
    return this;
  }

  /** The claim that a successful answer shows. */
  public ClaimView claim() {
    ClaimView claim = new ClaimView(succeeded().json());
    assertThat(header("etag")).as("the claim's ETag").contains("\"" + claim.version() + "\"");
    return claim;
  }

  /** The items of a page of a list. */
  public List<JsonNode> items() {
    return succeeded().json().path("items").valueStream().toList();
  }

  /**
   * The refusal, if it is the one expected, and is told as RFC 9457 says.
   *
   * @param problem a pattern of the last part of its type
   */
  public Refusal refused(int expected, String problem) {
    with(expected);
    assertThat(header("content-type")).contains("application/problem+json");
    JsonNode json = json();
    assertThat(json.path("type").asText()).as("%s", toString()).matches("/problems/" + problem);
    assertThat(json.path("status").asInt()).isEqualTo(expected);
    assertThat(json.path("title").asText()).isNotBlank();
    assertThat(json.path("detail").asText()).isNotBlank();
    assertThat(json.path("instance").asText()).isEqualTo(call.path().replaceFirst("\\?.*", ""));
    assertThat(header("apigw-requestid")).contains(json.path("traceId").asText());
    return new Refusal(json);
  }

  @Override
  public String toString() {
    return "%s %s: %d %s".formatted(call.method(), call.path(), status, body);
  }
}
