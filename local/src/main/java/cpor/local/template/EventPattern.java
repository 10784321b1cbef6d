package cpor.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Ruler;

/**
 * A pattern as rules of EventBridge and filters of event source mappings have it, read by its
 * makers' own implementation.
 */
public record EventPattern(String json) {

  /**
   * A pattern.
   *
   * @throws InvalidTemplate if it is none
   */
  public EventPattern {
    @Nullable String fault = JsonRuleCompiler.check(json);
    if (fault != null) {
      throw new InvalidTemplate("template: this is no event pattern: " + json + ": " + fault);
    }
  }

  public boolean matches(JsonNode event) {
    try {
      return Ruler.matchesRule(event.toString(), json);
    } catch (Exception unreadable) {
      throw new IllegalStateException("not an event: " + event, unreadable);
    }
  }
}
