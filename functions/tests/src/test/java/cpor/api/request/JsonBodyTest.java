package cpor.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import cpor.api.problem.ProblemFound;
import cpor.api.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonBodyTest {

  @Test
  void aByteOrderMarkIsSkippedOnce() {
    assertThat(read("application/json", "\ufeff{}")).isEqualTo(Map.of());
    assertThatThrownBy(() -> read("application/json", "\ufeff\ufeff{}"))
        .hasMessageContaining("no JSON from line 1, column 1");
  }

  @Test
  void nullIsNoBodyUnlessItIsAPatch() {
    assertThat(read("application/json", " null")).isEqualTo(Map.of());
    byte[] body = "null".getBytes(StandardCharsets.UTF_8);
    assertThat(
            JsonBody.of(Requests.post("/claims", JsonBody.MERGE_PATCH, body), JsonBody.MERGE_PATCH)
                .value())
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "gzip, true",
    "GZIP, true",
    "br, true",
    "'identity, gzip', true",
    "aws-chunked, true",
    "identity, false",
    "Identity, false",
    "'', false",
  })
  void aCompressedBodyIsRefusedBeforeItIsRead(String encoding, boolean refused) {
    Map<String, String> headers =
        Map.of("content-type", JsonBody.JSON, "content-encoding", encoding);
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    if (refused) {
      assertThatThrownBy(
              () -> JsonBody.of(Requests.post("/claims", headers, body), JsonBody.JSON).value())
          .isInstanceOfSatisfying(
              ProblemFound.class,
              problem -> {
                assertThat(problem.type()).isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE);
                assertThat(problem.headers())
                    .containsExactly(Map.entry("accept-encoding", "identity"));
              });
    } else {
      assertThat(JsonBody.of(Requests.post("/claims", headers, body), JsonBody.JSON).value())
          .isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"application/json, accept", "application/merge-patch+json, accept-patch"})
  void whatTypeIsTakenIsSaidInAHeader(String taken, String header) {
    assertThatThrownBy(
            () -> JsonBody.of(Requests.post("/claims", "text/plain", new byte[1]), taken).value())
        .isInstanceOfSatisfying(
            ProblemFound.class,
            problem -> assertThat(problem.headers()).containsExactly(Map.entry(header, taken)));
  }

  private static @Nullable Object read(String contentType, String body) {
    return JsonBody.of(
            Requests.post("/claims", contentType, body.getBytes(StandardCharsets.UTF_8)),
            JsonBody.JSON)
        .value();
  }

  private static final String[] CONTENT_TYPES = {
    "application/json", "application/json; charset=\"UTF-8\"", "application/json;", "json", ";", ""
  };

  @Test
  void noBytesWhateverTheyAreDoAnythingButBeReadOrRefused() {
    Random random = new Random(17);
    byte[] alphabet = {
      '{', '}', '"', ':', ',', '1', 'e', '-', ' ', '\\', 0, (byte) 0xc3, (byte) 0xff
    };
    for (int i = 0; i < 20_000; i++) {
      byte[] body = new byte[random.nextInt(12)];
      for (int j = 0; j < body.length; j++) {
        body[j] = alphabet[random.nextInt(alphabet.length)];
      }
      String contentType = CONTENT_TYPES[random.nextInt(CONTENT_TYPES.length)];
      String tried = "%s: %s".formatted(contentType, Arrays.toString(body));
      try {
        JsonBody.of(Requests.post("/claims", contentType, body), JsonBody.JSON).value();
      } catch (ProblemFound refused) {
        assertThat(refused.type())
            .as(tried)
            .isIn(ProblemType.MALFORMED_JSON, ProblemType.UNSUPPORTED_MEDIA_TYPE);
      } catch (RuntimeException other) {
        fail(tried, other);
      }
    }
  }
}
