package cpor.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The account's addresses that SES would not write to again, as its events told of them. Here it
 * still does, so that a claim can be asked again.
 */
public final class SuppressionList {

  private final Clock clock;
  private final Map<String, Suppressed> byAddress = new ConcurrentHashMap<>();

  /** An empty list; addresses come onto it at the clock's time. */
  public SuppressionList(Clock clock) {
    this.clock = clock;
  }

  /** An address on the list; the reason is SES's word. */
  public record Suppressed(String address, String reason, Instant since) {}

  /** Takes an event as EventBridge gets it. */
  public void hear(JsonNode event) {
    JsonNode bounce = event.at("/detail/bounce");
    if (bounce.path("bounceType").asText().equals("Permanent")) {
      add("BOUNCE", bounce.path("bouncedRecipients"));
    }
    add("COMPLAINT", event.at("/detail/complaint/complainedRecipients"));
  }

  private void add(String reason, JsonNode recipients) {
    for (JsonNode recipient : recipients) {
      String address = recipient.path("emailAddress").asText();
      byAddress.put(address, new Suppressed(address, reason, clock.instant()));
    }
  }

  List<Suppressed> all() {
    return new ArrayList<>(byAddress.values());
  }

  Optional<Suppressed> find(String address) {
    return Optional.ofNullable(byAddress.get(address));
  }

  void remove(String address) {
    byAddress.remove(address);
  }
}
