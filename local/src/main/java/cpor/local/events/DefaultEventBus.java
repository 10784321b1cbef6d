package cpor.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.lambda.FunctionError;
import cpor.local.lambda.Invoker;
import cpor.local.template.EventRule;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** EventBridge's default bus: gives an event to the functions whose rule it matches. */
public record DefaultEventBus(List<EventRule> rules, Invoker functions) {

  /**
   * Returns when every function has taken the event.
   *
   * @throws IllegalStateException if one of them failed; here nobody tries again
   */
  public void publish(JsonNode event) {
    byte[] payload = event.toString().getBytes(StandardCharsets.UTF_8);
    for (EventRule rule : rules) {
      if (rule.pattern().matches(event)) {
        try {
          byte[] _ = functions.invoke(rule.functionId(), payload);
        } catch (FunctionError error) {
          throw new IllegalStateException(
              rule.functionId() + " failed: " + error.getMessage(), error);
        }
      }
    }
  }
}
