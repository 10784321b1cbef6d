package cpor.local.claims;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.mail.Mail;
import cpor.local.mail.MailSink;
import java.time.Instant;
import java.util.List;

/**
 * One claim as the table has it.
 *
 * @param items everything in its partition, in the order of the keys
 */
public record ClaimHistory(List<JsonNode> items) {

  /** Something that happened to the claim. */
  public record Event(int sequence, Instant at, String type, String by) {}

  /** The events, the newest first. */
  public List<Event> events() {
    return items.stream()
        .filter(item -> item.path("sk").asText().startsWith("EVENT#"))
        .map(ClaimHistory::event)
        .toList()
        .reversed();
  }

  private static Event event(JsonNode item) {
    String kind = item.path("byKind").asText();
    String name = item.path("personal").path("displayName").asText("");
    return new Event(
        item.path("sequence").asInt(),
        Instant.parse(item.path("at").asText()),
        item.path("type").asText(),
        name.isEmpty() ? kind : name);
  }

  /** The mails that are kept of those sent about a claim, the newest first. */
  public static List<Mail> mails(String claimId, MailSink mails) {
    return mails.mails().reversed().stream()
        .filter(mail -> claimId.equals(mail.tags().get("claim")))
        .toList();
  }
}
