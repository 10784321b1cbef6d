package cpor.table.claims;

import cpor.claim.ClaimStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of an organisation's claims a list shows; null stands for any.
 *
 * @param updatedSince in whole seconds: a fraction counts as the second that it is in
 */
public record ClaimFilter(
    @Nullable ClaimStatus status,
    @Nullable String customerTenantId,
    @Nullable Instant updatedSince) {}
