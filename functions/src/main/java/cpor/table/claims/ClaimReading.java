package cpor.table.claims;

import cpor.claim.Claim;
import org.jspecify.annotations.Nullable;

/**
 * A claim as it was read, and the answer that the same request got before.
 *
 * @param claim null when there is none, or it was discarded
 * @param answered null when the request is new
 */
public record ClaimReading(@Nullable Claim claim, @Nullable StoredAnswer answered) {}
