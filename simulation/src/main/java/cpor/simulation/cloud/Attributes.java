package cpor.simulation.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What attributes of items hold, without DynamoDB's types. */
public final class Attributes {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Attributes() {}

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
