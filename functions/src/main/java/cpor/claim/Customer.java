package cpor.claim;

import org.jspecify.annotations.Nullable;

/**
 * The organisation whose purchase or use the partner influenced.
 *
 * @param tenantId a UUID; needed from the first draft on
 * @param name needed to submit
 * @param domain the organisation's internet domain, as typed; needed to submit
 */
public record Customer(String tenantId, @Nullable String name, @Nullable String domain) {}
