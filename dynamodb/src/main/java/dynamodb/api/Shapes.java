package dynamodb.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dynamodb.expression.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.utils.builder.Buildable;

/** The SDK's messages as JSON and back, by what they tell of their fields. */
public final class Shapes {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Shapes() {}

  /** Attributes as they stand in requests, answers and records of a stream. */
  public static ObjectNode write(Map<String, AttributeValue> attributes) {
    ObjectNode json = JSON.objectNode();
    new TreeMap<>(attributes).forEach((name, value) -> json.set(name, write(value)));
    return json;
  }

  /** What is not set is left out; the names in a map are in their order. */
  static ObjectNode write(SdkPojo shape) {
    ObjectNode json = JSON.objectNode();
    for (SdkField<?> field : shape.sdkFields()) {
      Object value = field.getValueOrDefault(shape);
      if (isSet(value)) {
        json.set(field.locationName(), write(value));
      }
    }
    return json;
  }

  private static boolean isSet(@Nullable Object value) {
    return !(value == null
        || value instanceof SdkAutoConstructList<?>
        || value instanceof SdkAutoConstructMap<?, ?>);
  }

  private static JsonNode write(Object value) {
    return switch (value) {
      case SdkPojo shape -> write(shape);
      case String text -> JSON.textNode(text);
      case Boolean truth -> JSON.booleanNode(truth);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(number);
      case SdkBytes bytes -> JSON.binaryNode(bytes.asByteArrayUnsafe());
      case List<?> list -> {
        ArrayNode array = JSON.arrayNode(list.size());
        list.forEach(member -> array.add(write(member)));
        yield array;
      }
      case Map<?, ?> map -> {
        ObjectNode object = JSON.objectNode();
        new TreeMap<>(map).forEach((name, member) -> object.set((String) name, write(member)));
        yield object;
      }
      default -> throw new UnsupportedOperationException("JSON of " + value.getClass());
    };
  }

  /**
   * Fills in what stands in the JSON; what the shape does not know is passed over, as AWS does.
   *
   * @throws DynamoDbException if something is of another type
   */
  static <B extends SdkPojo> B read(JsonNode json, B shape) {
    for (SdkField<?> field : shape.sdkFields()) {
      JsonNode value = json.path(field.locationName());
      if (!value.isMissingNode() && !value.isNull()) {
        field.set(shape, read(value, field));
      }
    }
    return shape;
  }

  private static Object read(JsonNode json, SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (type.equals(MarshallingType.STRING) && json.isTextual()) {
      return json.textValue();
    }
    if (type.equals(MarshallingType.SDK_POJO) && json.isObject()) {
      return ((Buildable) read(json, field.constructor().get())).build();
    }
    if (type.equals(MarshallingType.MAP) && json.isObject()) {
      return readMap(json, field.getTrait(MapTrait.class).valueFieldInfo());
    }
    if (type.equals(MarshallingType.LIST) && json.isArray()) {
      return readList(json, field.getTrait(ListTrait.class).memberFieldInfo());
    }
    if (type.equals(MarshallingType.BOOLEAN) && json.isBoolean()) {
      return json.booleanValue();
    }
    if (type.equals(MarshallingType.INTEGER) && json.canConvertToInt()) {
      return json.intValue();
    }
    if (type.equals(MarshallingType.LONG) && json.canConvertToLong()) {
      return json.longValue();
    }
    if (type.equals(MarshallingType.SDK_BYTES) && json.isTextual()) {
      return readBytes(json);
    }
    throw unreadable(json);
  }

  private static Map<String, Object> readMap(JsonNode json, SdkField<?> value) {
    Map<String, Object> map = new LinkedHashMap<>();
    json.properties().forEach(member -> map.put(member.getKey(), read(member.getValue(), value)));
    return map;
  }

  private static List<Object> readList(JsonNode json, SdkField<?> member) {
    List<Object> list = new ArrayList<>(json.size());
    json.forEach(element -> list.add(read(element, member)));
    return list;
  }

  private static SdkBytes readBytes(JsonNode json) {
    try {
      return SdkBytes.fromByteArrayUnsafe(json.binaryValue());
    } catch (IOException notBase64) {
      throw unreadable(json);
    }
  }

  private static DynamoDbException unreadable(JsonNode json) {
    return Refusal.of("SerializationException", "Unexpected value: " + json.getNodeType());
  }
}
