package cpor.api.request;

import cpor.api.problem.ProblemFound;
import cpor.api.problem.ProblemType;
import cpor.http.HttpRequest;
import cpor.http.JsonTree;
import cpor.http.NotJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON body of a request, read once. What is wrong with it is told to whoever asks for its
 * value, since other refusals come before.
 */
public final class JsonBody {

  public static final String JSON = "application/json";
  public static final String MERGE_PATCH = "application/merge-patch+json";

  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final int LARGEST_BYTES = 64 * 1024;

  /** Of a request whose body nobody reads. */
  public static final JsonBody NONE = new JsonBody(Map.of(), null);

  private final @Nullable Object value;
  private final @Nullable ProblemFound problem;

  private JsonBody(@Nullable Object value, @Nullable ProblemFound problem) {
    this.value = value;
    this.problem = problem;
  }

  public static JsonBody of(HttpRequest request, String mediaType) {
    try {
      return new JsonBody(read(request, mediaType), null);
    } catch (ProblemFound unreadable) {
      return new JsonBody(null, unreadable);
    }
  }

  public boolean isReadable() {
    return problem == null;
  }

  /**
   * What the body says; an empty one equals an empty object, and so does null unless it is a patch:
   * that is what generated clients write for a body that they were not given.
   *
   * @throws ProblemFound when it is of another media type, compressed, too large, or not JSON
   */
  public @Nullable Object value() {
    if (problem != null) {
      throw problem;
    }
    return value;
  }

  private static @Nullable Object read(HttpRequest request, String mediaType) {
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
    Object body = parse(request.body().bytes());
    return body == null && mediaType.equals(JSON) ? Map.of() : body;
  }

  private static void requireType(HttpRequest request, String mediaType) {
    if (request.isEncoded()) {
      throw ProblemFound.encodingUnsupported();
    }
    if (!request.isOfType(mediaType)) {
      throw ProblemFound.typeUnsupported(
          mediaType, mediaType.equals(MERGE_PATCH) ? "accept-patch" : "accept");
    }
  }

  private static @Nullable Object parse(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return JsonTree.read(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
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
