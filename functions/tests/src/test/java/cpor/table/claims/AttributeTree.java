package cpor.table.claims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values as the trees that a library makes of JSON, for files that people read. */
final class AttributeTree {

  private AttributeTree() {}

  static AttributeValue attribute(Object tree) {
    return switch (tree) {
      case Map<?, ?> map -> {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        map.forEach(
            (name, value) -> members.put((String) name, attribute(Objects.requireNonNull(value))));
        yield AttributeValue.fromM(members);
      }
      case List<?> list ->
          AttributeValue.fromL(list.stream().map(AttributeTree::attribute).toList());
      case String text -> AttributeValue.fromS(text);
      case Boolean bool -> AttributeValue.fromBool(bool);
      case Number number -> AttributeValue.fromN(number.toString());
      case Object other -> throw new IllegalArgumentException("not JSON: " + other.getClass());
    };
  }

  static Object tree(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case BOOL -> value.bool();
      case N -> Long.parseLong(value.n());
      case M -> {
        Map<String, Object> map = new LinkedHashMap<>();
        value.m().forEach((name, member) -> map.put(name, tree(member)));
        yield map;
      }
      case L -> new ArrayList<>(value.l().stream().map(AttributeTree::tree).toList());
      case SS, NS, B, BS, NUL, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("not written by us: " + value.type());
    };
  }
}
