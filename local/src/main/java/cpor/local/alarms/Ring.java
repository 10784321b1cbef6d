package cpor.local.alarms;

import java.time.Instant;

/** An alarm began to ring. */
public record Ring(String alarm, Instant at) {}
