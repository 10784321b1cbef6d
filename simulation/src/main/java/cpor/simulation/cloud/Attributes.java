package cpor.simulation.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attributes of items, as they stand in DynamoDB's JSON. */
public final class Attributes {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Attributes() {}

  /** Names are sorted, so that the same item gives the same text. */
  static ObjectNode toJson(Map<String, AttributeValue> item) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(item).forEach((name, value) -> json.set(name, toJson(value)));
    return json;
  }

  private static ObjectNode toJson(AttributeValue value) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (value.type()) {
      case S -> json.put("S", value.s());
      case N -> json.put("N", value.n());
      case BOOL -> json.put("BOOL", value.bool());
      case M -> json.set("M", toJson(value.m()));
      case L -> {
        ArrayNode list = json.putArray("L");
        value.l().forEach(element -> list.add(toJson(element)));
      }
      case SS, NS, B, BS, NUL, UNKNOWN_TO_SDK_VERSION ->
          throw new UnsupportedOperationException("the product writes no " + value.type());
    }
    return json;
  }

  static Map<String, AttributeValue> ofJson(JsonNode json) {
    Map<String, AttributeValue> item = new HashMap<>();
    json.properties().forEach(entry -> item.put(entry.getKey(), value(entry.getValue())));
    return item;
  }

  private static AttributeValue value(JsonNode json) {
    return json.has("S")
        ? AttributeValue.fromS(json.path("S").asText())
        : AttributeValue.fromN(json.path("N").asText());
  }

  /** A text that is JSON. */
  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException noJson) {
      throw new IllegalArgumentException(noJson);
    }
  }

  /** A value as a tree of maps, lists, texts, numbers and truth values. */
  public static Object tree(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> Long.parseLong(value.n());
      case BOOL -> value.bool();
      case M -> {
        Map<String, Object> map = new LinkedHashMap<>();
        value.m().forEach((name, member) -> map.put(name, tree(member)));
        yield map;
      }
      case L -> {
        List<Object> list = new ArrayList<>();
        value.l().forEach(element -> list.add(tree(element)));
        yield list;
      }
      case SS, NS, B, BS, NUL, UNKNOWN_TO_SDK_VERSION ->
          throw new UnsupportedOperationException("the product writes no " + value.type());
    };
  }
}
