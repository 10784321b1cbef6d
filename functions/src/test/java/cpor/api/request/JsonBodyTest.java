package cpor.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import cpor.api.problem.ProblemFound;
import cpor.api.problem.ProblemType;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonBodyTest {

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
        JsonBody.read(Requests.post("/claims", contentType, body), JsonBody.JSON);
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
