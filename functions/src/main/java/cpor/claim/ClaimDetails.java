package cpor.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the partner states, as far as it has been filled in.
 *
 * @param partnerId the partner's MPN: digits, one of those in the caller's token
 * @param partnerReference the partner's own reference
 * @param replacesClaimId an earlier, rejected claim that this one takes the place of
 */
public record ClaimDetails(
    Customer customer,
    String partnerId,
    @Nullable SolutionArea solutionArea,
    @Nullable Activity activity,
    List<Product> products,
    @Personal @Nullable CustomerContact customerContact,
    @Personal @Nullable PartnerContact partnerContact,
    @Nullable String partnerReference,
    @Nullable String replacesClaimId) {

  public ClaimDetails {
    products = List.copyOf(products);
  }

  ClaimDetails withCustomerContact(CustomerContact corrected) {
    return new ClaimDetails(
        customer,
        partnerId,
        solutionArea,
        activity,
        products,
        corrected,
        partnerContact,
        partnerReference,
        replacesClaimId);
  }
}
