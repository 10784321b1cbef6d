package cpor.consent.page;

import cpor.wording.CustomerFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the customer is asked.
 *
 * @param declinedBefore when the customer declined the claim earlier; null if it never did
 * @param lastMoment until when it may decline; null while no clock runs
 * @param declinesForGood whether nobody could approve the claim again after a decline
 * @param reason what the reader has typed so far; empty at first
 */
public record Question(
    CustomerFacts claim,
    @Nullable Instant declinedBefore,
    @Nullable Instant lastMoment,
    boolean declinesForGood,
    String reason) {}
