package cpor.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.queue.MessageQueue;
import cpor.local.template.EventRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** EventBridge's default bus: puts an event into the queues whose rule it matches. */
public record DefaultEventBus(
    List<EventRule> rules, Rules switches, Map<String, MessageQueue> queues) {

  public void publish(JsonNode event) {
    for (EventRule rule : rules) {
      if (switches.isEnabled(rule.name()) && rule.pattern().matches(event)) {
        Objects.requireNonNull(queues.get(rule.queueArn())).send(event.toString());
      }
    }
  }
}
