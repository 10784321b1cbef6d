package cpor.local.template;

/**
 * Calls a function for the events on the default bus that match a pattern.
 *
 * @param pattern an EventBridge pattern, resolved
 */
public record EventRule(String functionId, String pattern) {}
