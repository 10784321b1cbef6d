package cpor.local.template;

/** Puts the events on the default bus that match a pattern into a queue. */
public record EventRule(String name, String queueArn, EventPattern pattern) {}
