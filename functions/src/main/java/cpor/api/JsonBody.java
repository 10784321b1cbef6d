package cpor.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import cpor.http.HttpRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's body as a tree of maps, lists, texts, numbers, booleans and nulls. What is not
 * exactly one JSON value is refused: duplicate names, comments, trailing commas and all else that
 * two readers could understand in two ways.
 */
final class JsonBody {

  static final String JSON = "application/json";
  static final String MERGE_PATCH = "application/merge-patch+json";

  private static final int LARGEST_BYTES = 64 * 1024;
  private static final int DEEPEST = 32;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private JsonBody() {}

  /**
   * The body of a request; an empty one equals an empty object.
   *
   * @throws ProblemFound when it is of another media type, too large, or not JSON
   */
  static @Nullable Object read(HttpRequest request, String mediaType) {
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
    try (JsonParser parser = FACTORY.createParser(utf8(bytes))) {
      Object value = value(parser, parser.nextToken());
      JsonToken more = parser.nextToken();
      if (more != null) {
        throw malformed("followed by something else");
      }
      return value;
    } catch (CharacterCodingException notText) {
      throw malformed("no UTF-8");
    } catch (JacksonException notJson) {
      JsonLocation at = notJson.getLocation();
      throw malformed(
          at == null
              ? "no JSON"
              : "no JSON from line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String utf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static ProblemFound malformed(String found) {
    return ProblemFound.of(
        ProblemType.MALFORMED_JSON,
        "The body is to be one JSON value, but is %s.".formatted(found));
  }

  private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token)
      throws IOException {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case null -> throw malformed("empty");
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins with " + token);
    };
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      members.put(name, value(parser, parser.nextToken()));
    }
    return members;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      elements.add(value(parser, token));
    }
    return elements;
  }
}
