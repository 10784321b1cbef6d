package cpor.simulation.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.template.EventRule;
import cpor.local.template.QueueMapping;
import cpor.local.template.QueueResource;
import cpor.local.template.Template;
import java.time.Duration;
import java.util.Random;

/**
 * The default bus and the queues behind it: a message comes again until a function has taken it.
 */
public final class Queues {

  private final World world;
  private final Template template;
  private final Random random;
  private int messages;

  Queues(World world, Template template, Random random) {
    this.world = world;
    this.template = template;
    this.random = random;
  }

  /** Puts an event into the queues whose rules it fits. */
  void route(JsonNode event) {
    for (EventRule rule : template.eventRules()) {
      if (rule.pattern().matches(event)) {
        messages++;
        deliver(rule.queueArn(), "message-" + messages, event.toString(), 1);
      }
    }
  }

  private void deliver(String queueArn, String id, String body, int received) {
    QueueResource queue =
        template.queues().stream()
            .filter(it -> it.arn().equals(queueArn))
            .findFirst()
            .orElseThrow();
    QueueMapping mapping =
        template.queueMappings().stream()
            .filter(it -> it.queueArn().equals(queueArn))
            .findFirst()
            .orElseThrow();
    ObjectNode batch = JsonNodeFactory.instance.objectNode();
    batch.putArray("Records").addObject().put("messageId", id).put("body", body);
    var _ =
        world
            .scheduler()
            .after(
                Duration.ofMillis(random.nextInt(500)),
                () ->
                    world.invoke(
                        mapping.functionId(),
                        batch.toString(),
                        outcome -> {
                          if (!isTaken(outcome) && received < maxReceives(queue)) {
                            var _ =
                                world
                                    .scheduler()
                                    .after(
                                        queue.visibilityTimeout(),
                                        () -> deliver(queueArn, id, body, received + 1));
                          }
                        }));
  }

  private static int maxReceives(QueueResource queue) {
    return queue.redrive() == null ? Integer.MAX_VALUE : queue.redrive().maxReceives();
  }

  private static boolean isTaken(Invocation.Outcome outcome) {
    return outcome instanceof Invocation.Outcome.Answered(String answer)
        && !answer.contains("itemIdentifier");
  }
}
