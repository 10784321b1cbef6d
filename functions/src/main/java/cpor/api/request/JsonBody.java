package cpor.api.request;

import cpor.api.problem.ProblemFound;
import cpor.api.problem.ProblemType;
import cpor.http.HttpRequest;
import cpor.http.JsonTree;
import cpor.http.NotJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON body of a request. */
public final class JsonBody {

  public static final String JSON = "application/json";
  public static final String MERGE_PATCH = "application/merge-patch+json";

  private static final int LARGEST_BYTES = 64 * 1024;

  private JsonBody() {}

  /**
   * The body of a request; an empty one equals an empty object.
   *
   * @throws ProblemFound when it is of another media type, too large, or not JSON
   */
  public static @Nullable Object read(HttpRequest request, String mediaType) {
    if (request.body().size() == 0) {
      return Map.of();
    }
    requireType(request, mediaType);
    if (request.body().size() > LARGEST_BYTES) {
      throw ProblemFound.of(
          ProblemType.BODY_TOO_LARGE,
          "The body has %d bytes; at most %d are taken."
              .formatted(request.body().size(), LARGEST_BYTES));
    }
    return parse(request.body().bytes());
  }

  private static void requireType(HttpRequest request, String mediaType) {
    String given = request.header("content-type").orElse("");
    String[] parts = given.toLowerCase(Locale.ROOT).split(";", -1);
    boolean fits = parts[0].strip().equals(mediaType);
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].replace(" ", "").replace("\"", "");
      fits &= !parameter.startsWith("charset=") || parameter.equals("charset=utf-8");
    }
    if (!fits) {
      throw ProblemFound.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "Send the body as Content-Type: %s, in UTF-8.".formatted(mediaType));
    }
  }

  private static @Nullable Object parse(byte[] bytes) {
    try {
      return JsonTree.read(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notText) {
      throw malformed("no UTF-8");
    } catch (NotJson notJson) {
      throw malformed(notJson.getMessage());
    }
  }

  private static ProblemFound malformed(@Nullable String found) {
    return ProblemFound.of(
        ProblemType.MALFORMED_JSON, "The body is to be one JSON value, but is " + found + ".");
  }
}
