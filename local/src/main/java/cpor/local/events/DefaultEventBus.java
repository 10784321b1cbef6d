package cpor.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.aws.Caller;
import cpor.local.queue.MessageQueue;
import cpor.local.rights.Access;
import cpor.local.rights.AccessControl;
import cpor.local.template.EventRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** EventBridge's default bus: puts an event into the queues whose rule it matches. */
public record DefaultEventBus(
    List<EventRule> rules, Rules switches, Map<String, MessageQueue> queues, AccessControl rights) {

  private static final Caller EVENT_BRIDGE = new Caller.Service("events.amazonaws.com");

  public void publish(JsonNode event) {
    for (EventRule rule : rules) {
      if (switches.isEnabled(rule.name()) && rule.pattern().matches(event)) {
        target(rule).ifPresent(queue -> queue.send(event.toString()));
      }
    }
  }

  /** The first that lets the rule in; what no queue takes is lost. */
  private Optional<MessageQueue> target(EventRule rule) {
    return Stream.of(rule.queueArn(), rule.deadLetterArn())
        .filter(Objects::nonNull)
        .filter(arn -> rights.allows(EVENT_BRIDGE, Access.toSend(arn, rule.arn())))
        .map(queues::get)
        .findFirst();
  }
}
