package cpor.local;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.lambda.FunctionError;
import cpor.local.lambda.Invoker;
import cpor.local.template.EventRule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.event.ruler.Ruler;

/** EventBridge's default bus: gives an event to the functions whose rule it matches. */
final class DefaultEventBus {
  private final List<EventRule> rules;
  private final Invoker functions;

  DefaultEventBus(List<EventRule> rules, Invoker functions) {
    this.rules = rules;
    this.functions = functions;
  }

  /**
   * Returns when every function has taken the event.
   *
   * @throws IllegalStateException if one of them failed; here nobody tries again
   */
  void publish(JsonNode event) {
    for (EventRule rule : rules) {
      if (matches(event, rule.pattern())) {
        deliver(event, rule.functionId());
      }
    }
  }

  private void deliver(JsonNode event, String functionId) {
    try {
      byte[] _ = functions.invoke(functionId, event.toString().getBytes(StandardCharsets.UTF_8));
    } catch (FunctionError error) {
      throw new IllegalStateException(functionId + " failed: " + error.getMessage(), error);
    }
  }

  private static boolean matches(JsonNode event, String pattern) {
    try {
      return Ruler.matchesRule(event.toString(), pattern);
    } catch (Exception unmatched) {
      throw new IllegalStateException("not an event pattern: " + pattern, unmatched);
    }
  }
}
