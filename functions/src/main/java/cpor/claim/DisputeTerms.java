package cpor.claim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when a rejection may be disputed. A rejection without terms is final.
 *
 * @param remindAt null when the reminder would come before the rejection
 */
public record DisputeTerms(Deadline end, @Nullable Instant remindAt) {}
