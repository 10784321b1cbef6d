package cpor.table.claims;

import cpor.claim.ClaimDetails;
import cpor.table.Item;
import java.util.HashMap;
import java.util.HashSet;
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

  /** The whole document of an item, as far as nothing personal was erased. */
  static AttributeValue joined(Item item) {
    return with(item.map(Item.PERSONAL).attributes(), "", item.require(DOCUMENT));
  }

  /** An object at a path, with all that belongs below it. */
  private static AttributeValue with(
      Map<String, AttributeValue> personal, String path, AttributeValue object) {
    if (personal.isEmpty()) {
      return object;
    }
    Map<String, AttributeValue> members = new HashMap<>(object.m());
    Set<String> joined = new HashSet<>();
    for (Map.Entry<String, AttributeValue> apart : personal.entrySet()) {
      if (apart.getKey().startsWith(path)) {
        int slash = apart.getKey().indexOf('/', path.length());
        if (slash < 0) {
          members.put(apart.getKey().substring(path.length()), apart.getValue());
        } else if (joined.add(apart.getKey().substring(path.length(), slash))) {
          String name = apart.getKey().substring(path.length(), slash);
          String inner = apart.getKey().substring(0, slash + 1);
          members.put(name, with(personal, inner, Objects.requireNonNull(members.get(name), name)));
        }
      }
    }
    return AttributeValue.fromM(members);
  }

  static boolean isWhole(Item item) {
    return item.attributes().containsKey(DOCUMENT);
  }

  /** What an item's personal map reads like without the people; the language of a mail stays. */
  public static AttributeValue erased(Item item) {
    return erased(item.map(Item.PERSONAL).attributes());
  }

  private static AttributeValue erased(Map<String, AttributeValue> personal) {
    Map<String, AttributeValue> erased = new LinkedHashMap<>();
    personal.forEach(
        (name, value) ->
            erased.put(
                name,
                value.hasM()
                    ? erased(value.m())
                    : switch (name) {
                      case "language" -> value;
                      case "email" -> AttributeValue.fromS(ClaimDetails.ERASED_EMAIL);
                      case String _ -> AttributeValue.fromS(ClaimDetails.ERASED);
                    }));
    return AttributeValue.fromM(erased);
  }
}
