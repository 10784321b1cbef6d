package cpor.claim;

import java.time.Instant;

/**
 * An absolute time, computed once when its stage began.
 *
 * @param calendarVersion the version of the holiday list it was computed with
 */
public record Deadline(Instant dueAt, String calendarVersion) {}
