package cpor.claim;

import org.jspecify.annotations.Nullable;

/**
 * A product or workload that the claim is about.
 *
 * @param subscriptionId a UUID; needed for business applications only
 */
public record Product(String name, @Nullable String subscriptionId) {}
