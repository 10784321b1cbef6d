package cpor.local.template;

/** Calls a function for the events on the default bus that match a pattern. */
public record EventRule(String functionId, EventPattern pattern) {}
