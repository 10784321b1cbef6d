package cpor.local.template;

import org.jspecify.annotations.Nullable;

/**
 * Puts the events on the default bus that match a pattern into a queue.
 *
 * @param deadLetterArn the queue of what cannot be put there; null for none
 */
public record EventRule(
    String name,
    String arn,
    String queueArn,
    @Nullable String deadLetterArn,
    EventPattern pattern) {}
