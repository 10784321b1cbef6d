package cpor.table.notices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An opt-out link. The token itself is known to the customer alone; the store has its hash.
 *
 * @param noticeSequence the stage sequence of the notice that the link was sent with
 * @param usedAt when the customer declined by this link, null if it did not
 */
public record ConsentLink(
    String hash, String claimId, int noticeSequence, @Nullable Instant usedAt) {}
