package cpor.table.claims;

import cpor.claim.ClaimDetails;
import cpor.table.Item;
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
public final class PersonalData {

  /** The attribute that holds what is not personal. */
  static final String DOCUMENT = "document";

  /**
   * Names of the record components, wherever they stand, that hold names and addresses: those that
   * the domain marks with {@link cpor.claim.Personal}, which a test holds this list to.
   */
  static final Set<String> COMPONENTS =
      Set.of("customerContact", "partnerContact", "previous", "corrected", "displayName");

  private PersonalData() {}

  /** Puts a document and what is personal of it into an item. */
  static void put(Object document, Item item) {
    Map<String, Object> personal = new LinkedHashMap<>();
    Map<String, Object> rest = lift(asObject(document), "", personal);
    item.put(DOCUMENT, Item.ofTree(rest)).put(Item.PERSONAL, Item.ofTree(personal));
  }

  /** The whole document of an item, as far as nothing personal was erased. */
  static Map<String, Object> joined(Item item) {
    Map<String, Object> document = asObject(item.tree(DOCUMENT).orElseThrow());
    item.tree(Item.PERSONAL)
        .ifPresent(personal -> asObject(personal).forEach((path, it) -> put(document, path, it)));
    return document;
  }

  static boolean isWhole(Item item) {
    return item.attributes().containsKey(DOCUMENT);
  }

  /** What an item's personal map reads like without the people; the language of a mail stays. */
  public static AttributeValue erased(Item item) {
    return Item.ofTree(
        erased(item.tree(Item.PERSONAL).map(PersonalData::asObject).orElse(Map.of())));
  }

  private static Map<String, Object> erased(Map<String, Object> personal) {
    Map<String, Object> erased = new LinkedHashMap<>();
    personal.forEach(
        (name, value) ->
            erased.put(
                name,
                value instanceof Map<?, ?>
                    ? erased(asObject(value))
                    : switch (name) {
                      case "language" -> value;
                      case "email" -> ClaimDetails.ERASED_EMAIL;
                      case String _ -> ClaimDetails.ERASED;
                    }));
    return erased;
  }

  private static Map<String, Object> lift(
      Map<String, Object> node, String path, Map<String, Object> personal) {
    Map<String, Object> rest = new LinkedHashMap<>();
    node.forEach(
        (name, value) -> {
          String place = path.isEmpty() ? name : path + "/" + name;
          if (COMPONENTS.contains(name)) {
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
