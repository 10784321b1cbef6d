package cpor.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** An event as EventBridge accepted it. */
public record BusEvent(
    String id, String bus, String source, String detailType, JsonNode detail, Instant time) {}
