package cpor.table.claims;

import cpor.claim.ClaimDetails;
import cpor.table.Item;
import java.util.HashMap;
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
    AttributeValue document = item.require(DOCUMENT);
    for (Map.Entry<String, AttributeValue> apart :
        item.map(Item.PERSONAL).attributes().entrySet()) {
      document = with(apart.getKey(), apart.getValue(), document);
    }
    return document;
  }

  private static AttributeValue with(String path, AttributeValue value, AttributeValue object) {
    Map<String, AttributeValue> members = new HashMap<>(object.m());
    int slash = path.indexOf('/');
    if (slash < 0) {
      members.put(path, value);
    } else {
      String name = path.substring(0, slash);
      AttributeValue inner = Objects.requireNonNull(members.get(name), name);
      members.put(name, with(path.substring(slash + 1), value, inner));
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
