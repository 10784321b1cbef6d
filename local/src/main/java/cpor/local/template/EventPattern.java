package cpor.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import software.amazon.event.ruler.Ruler;

/**
 * A pattern as rules of EventBridge and filters of event source mappings have it, read by its
 * makers' own implementation.
 */
public record EventPattern(String json) {

  public boolean matches(JsonNode event) {
    try {
      return Ruler.matchesRule(event.toString(), json);
    } catch (Exception unmatched) {
      throw new IllegalStateException("not an event pattern: " + json, unmatched);
    }
  }
}
