package cpor.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** DynamoDB attribute values from and to plain Java values. */
final class Attributes {

  private Attributes() {}

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /** The key of an item. */
  static Map<String, AttributeValue> key(String partition, String sort) {
    return Map.of("pk", text(partition), "sk", text(sort));
  }

  static Optional<String> text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
  }

  static long number(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? 0 : Long.parseLong(value.n());
  }

  static String require(Map<String, AttributeValue> item, String name) {
    return text(item, name)
        .orElseThrow(() -> new IllegalStateException("an item lacks its attribute " + name));
  }

  /** A tree of maps, lists, texts, numbers and booleans as one attribute value. */
  static AttributeValue ofTree(Object tree) {
    return switch (tree) {
      case Map<?, ?> map -> {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        map.forEach(
            (name, value) -> members.put((String) name, ofTree(Objects.requireNonNull(value))));
        yield AttributeValue.fromM(members);
      }
      case List<?> list -> {
        List<AttributeValue> elements = new ArrayList<>();
        for (Object element : list) {
          elements.add(ofTree(Objects.requireNonNull(element)));
        }
        yield AttributeValue.fromL(elements);
      }
      case String text -> text(text);
      case Boolean bool -> AttributeValue.fromBool(bool);
      case Number number -> AttributeValue.fromN(new BigDecimal(number.toString()).toPlainString());
      case Object other -> throw new IllegalArgumentException("not JSON: " + other.getClass());
    };
  }

  static Object toTree(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case BOOL -> value.bool();
      case N -> numberOf(value.n());
      case M -> {
        Map<String, Object> map = new LinkedHashMap<>();
        value.m().forEach((name, member) -> map.put(name, toTree(member)));
        yield map;
      }
      case L -> new ArrayList<>(value.l().stream().map(Attributes::toTree).toList());
      case SS, NS, B, BS, NUL, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("not written by us: " + value.type());
    };
  }

  private static Number numberOf(String digits) {
    BigDecimal number = new BigDecimal(digits);
    return number.scale() <= 0 ? number.longValueExact() : number;
  }
}
