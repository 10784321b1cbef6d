package cpor.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keeps names and addresses in one map of an item, apart from the rest of its document. The map's
 * keys are the paths where the values belong; a document whose personal map was erased still reads,
 * without them.
 */
final class PersonalData {

  /** The attribute that holds what is not personal. */
  static final String DOCUMENT = "document";

  private static final String PERSONAL = "personal";

  /** Names of the record components, wherever they stand, that hold names and addresses. */
  private static final Set<String> PERSONAL_COMPONENTS =
      Set.of("customerContact", "partnerContact", "previous", "corrected", "displayName");

  private PersonalData() {}

  /** A document and what is personal of it, ready to be an item's attributes. */
  record Split(Map<String, Object> document, Map<String, Object> personal) {
    Map<String, AttributeValue> attributes() {
      return Map.of(DOCUMENT, Attributes.ofTree(document), PERSONAL, Attributes.ofTree(personal));
    }
  }

  static Split split(Object tree) {
    Map<String, Object> personal = new LinkedHashMap<>();
    return new Split(lift(asObject(tree), "", personal), personal);
  }

  static Map<String, Object> join(Map<String, AttributeValue> item) {
    Map<String, Object> document = asObject(Attributes.toTree(require(item, DOCUMENT)));
    AttributeValue personal = item.get(PERSONAL);
    if (personal != null && personal.hasM()) {
      asObject(Attributes.toTree(personal)).forEach((path, value) -> put(document, path, value));
    }
    return document;
  }

  private static Map<String, Object> lift(
      Map<String, Object> node, String path, Map<String, Object> personal) {
    Map<String, Object> rest = new LinkedHashMap<>();
    node.forEach(
        (name, value) -> {
          String place = path.isEmpty() ? name : path + "/" + name;
          if (PERSONAL_COMPONENTS.contains(name)) {
            personal.put(place, value);
          } else if (value instanceof Map) {
            rest.put(name, lift(asObject(value), place, personal));
          } else {
            rest.put(name, value);
          }
        });
    return rest;
  }

  private static void put(Map<String, Object> node, String path, Object value) {
    int slash = path.indexOf('/');
    if (slash < 0) {
      node.put(path, value);
    } else {
      put(asObject(require(node, path.substring(0, slash))), path.substring(slash + 1), value);
    }
  }

  private static <V> V require(Map<String, V> map, String name) {
    return Objects.requireNonNull(map.get(name), name);
  }

  @SuppressWarnings("unchecked") // what JSON calls an object is always a map of strings here
  private static Map<String, Object> asObject(Object tree) {
    return (Map<String, Object>) tree;
  }
}
