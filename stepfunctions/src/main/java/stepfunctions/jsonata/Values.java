package stepfunctions.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between JSON trees and the maps, lists and scalars that the JSONata library works on. */
final class Values {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper PLAIN = new ObjectMapper();

  /** Beyond this a double no longer tells neighbouring whole numbers apart. */
  private static final BigDecimal LARGEST_WHOLE = BigDecimal.valueOf(1L << 53);

  private Values() {}

  /** A JSON null becomes the library's own null, since its Java null means "nothing there". */
  static Object toJsonata(JsonNode node) {
    Object value = PLAIN.convertValue(node, Object.class);
    return value == null ? Jsonata.NULL_VALUE : value;
  }

  /**
   * What an expression returned, as JSON.
   *
   * @throws IllegalArgumentException for a value that JSON cannot hold, such as a function
   */
  static JsonNode toJson(@Nullable Object value) {
    if (value == null || value.equals(Jsonata.NULL_VALUE)) {
      return JSON.nullNode();
    }
    return switch (value) {
      case Map<?, ?> map -> {
        ObjectNode object = JSON.objectNode();
        map.forEach((key, item) -> object.set(String.valueOf(key), toJson(item)));
        yield object;
      }
      case List<?> list -> {
        ArrayNode array = JSON.arrayNode();
        list.forEach(item -> array.add(toJson(item)));
        yield array;
      }
      case String text -> JSON.textNode(text);
      case Boolean truth -> JSON.booleanNode(truth);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      case Number number -> number(number);
      default -> throw new IllegalArgumentException("a function or pattern");
    };
  }

  /** JSON has one kind of number: 2.0 is written as 2. */
  private static JsonNode number(Number number) {
    BigDecimal exact = new BigDecimal(number.toString());
    if (exact.stripTrailingZeros().scale() <= 0 && exact.abs().compareTo(LARGEST_WHOLE) <= 0) {
      return JSON.numberNode(exact.longValueExact());
    }
    return JSON.numberNode(number.doubleValue());
  }
}
