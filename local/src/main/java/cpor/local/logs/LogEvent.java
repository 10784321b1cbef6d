package cpor.local.logs;

import java.time.Instant;

/**
 * Something that was logged.
 *
 * @param stream who said it; a function's holds its name
 */
public record LogEvent(Instant at, String stream, String message) {}
