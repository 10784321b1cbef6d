package cpor.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what comes from outside as a tree of maps, lists, texts, numbers ({@link JsonNumber}),
 * booleans and nulls. What is not exactly one JSON value is refused: duplicate names, comments,
 * trailing commas, half characters and all else that two readers could understand in two ways. The
 * generated adapters read our own documents only: they are lenient, and take no text of more than
 * 50,000 characters.
 */
public final class JsonTree {

  private static final int DEEPEST = 32;
  private static final int LONGEST_NUMBER = 1_000;
  private static final int LONGEST_NAME = 50_000;
  private static final String LIMITS =
      DEEPEST + " levels, numbers of " + LONGEST_NUMBER + " characters, names of " + LONGEST_NAME;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNameLength(LONGEST_NAME)
                  .build())
          .build();

  private JsonTree() {}

  /**
   * The value that is all of an input.
   *
   * @throws NotJson as for a text
   */
  public static @Nullable Object read(InputStream utf8) throws IOException {
    return read(new String(utf8.readAllBytes(), UTF_8));
  }

  /**
   * The value that a text is.
   *
   * @throws NotJson saying where it stops being JSON, or goes beyond what is read
   */
  public static @Nullable Object read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      return read(parser);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static @Nullable Object read(JsonParser parser) throws IOException {
    try {
      Object value = value(parser, parser.nextToken());
      if (parser.nextToken() != null) {
        throw notJson(parser.currentTokenLocation());
      }
      return value;
    } catch (StreamConstraintsException beyond) {
      JsonLocation at = parser.currentLocation();
      throw NotJson.beyond(LIMITS, at.getLineNr(), at.getColumnNr());
    } catch (JacksonException wrong) {
      throw notJson(wrong.getLocation());
    }
  }

  private static NotJson notJson(@Nullable JsonLocation at) {
    return at == null ? NotJson.from(1, 1) : NotJson.from(at.getLineNr(), at.getColumnNr());
  }

  private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token)
      throws IOException {
    if (token == null) {
      throw notJson(parser.currentLocation());
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> whole(parser, parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonNumber.parse(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins with " + token);
    };
  }

  /** A text as it is, unless an escape left half a character in it, which nobody could write. */
  private static String whole(JsonParser parser, String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (Character.getType(text.codePointAt(at)) == Character.SURROGATE) {
        throw notJson(parser.currentLocation());
      }
    }
    return text;
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = whole(parser, parser.currentName());
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
