package cpor.claim;

import java.time.Instant;

/**
 * An event in its place in a claim's history.
 *
 * @param sequence counts from 1 without a gap
 */
public record RecordedEvent(int sequence, Instant at, Actor by, ClaimEvent event) {}
