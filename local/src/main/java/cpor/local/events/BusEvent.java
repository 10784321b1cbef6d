package cpor.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An event as EventBridge accepted it. */
public record BusEvent(
    String id, String bus, String source, String detailType, JsonNode detail, Instant time) {

  /** What a target is given: "Amazon EventBridge events" in the user guide. */
  ObjectNode envelope(String account, String region) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope
        .put("version", "0")
        .put("id", id)
        .put("detail-type", detailType)
        .put("source", source)
        .put("account", account)
        .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
        .put("region", region)
        .putArray("resources");
    return envelope.set("detail", detail);
  }
}
