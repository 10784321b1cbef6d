package cpor.acceptance.client;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a partner states in a claim. Everybody in it has an address that no other claim has. */
public record ClaimDraft(ObjectNode json) {

  public ClaimDraft {
    json = json.deepCopy();
  }

  /** Everything that is needed to submit, but the proof of execution. */
  public static ClaimDraft complete() {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    return new ClaimDraft(
        Json.object(
            "customer",
            Json.object(
                "tenantId", UUID.randomUUID().toString(),
                "name", "Contoso " + mark,
                "domain", "contoso-" + mark + ".example"),
            "partner",
            Json.object("partnerId", "4567890"),
            "solutionArea",
            "BUSINESS_APPLICATIONS",
            "activity",
            "PRE_SALES",
            "products",
            Json.value(
                new Object[] {
                  Json.object(
                      "name", "Dynamics 365 Sales", "subscriptionId", UUID.randomUUID().toString())
                }),
            "customerContact",
            Json.object(
                "name",
                "Jan Kovács " + mark,
                "title",
                "Head of IT",
                "email",
                "jan@contoso-" + mark + ".example",
                "language",
                "en"),
            "partnerContact",
            Json.object(
                "name", "Petra Parti " + mark,
                "email", "petra@partner-" + mark + ".example",
                "language", "en"),
            "partnerReference",
            "PO-" + mark));
  }

  /** The same, but for one member, which is left out if the value is null. */
  public ClaimDraft with(String pointer, @Nullable Object value) {
    ObjectNode changed = json.deepCopy();
    JsonPointer place = JsonPointer.compile(pointer);
    ObjectNode parent = (ObjectNode) changed.at(place.head());
    String name = place.last().getMatchingProperty();
    if (value == null) {
      parent.remove(name);
    } else {
      parent.set(name, Json.value(value));
    }
    return new ClaimDraft(changed);
  }

  public ClaimDraft without(String pointer) {
    return with(pointer, null);
  }

  public String text(String pointer) {
    return json.at(pointer).asText();
  }
}
