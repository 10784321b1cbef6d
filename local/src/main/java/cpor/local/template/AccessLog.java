package cpor.local.template;

/**
 * What the HTTP API tells of each request.
 *
 * @param format a line, with the names of facts after {@code $context.}
 */
public record AccessLog(String group, String format) {}
