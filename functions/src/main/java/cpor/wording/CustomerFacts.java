package cpor.wording;

import cpor.claim.Claim;
import cpor.claim.ClaimDetails;
import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.ClaimDetails.Product;
import cpor.claim.ClaimDetails.SolutionArea;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a customer is told of a claim, so that it can check that the claim is real: who claims, for
 * whom, what, and since when.
 *
 * @param partnerName the legal name of the partner that claims
 * @param partnerId its id in the partner programme
 */
public record CustomerFacts(
    String claimId,
    String partnerName,
    String partnerId,
    String partnerContactName,
    String partnerContactEmail,
    String customerName,
    String customerDomain,
    String tenantId,
    SolutionArea solutionArea,
    Activity activity,
    List<String> products,
    Instant submittedAt) {

  public CustomerFacts {
    products = List.copyOf(products);
  }

  /** The facts of a claim that was submitted, which therefore states them all. */
  public static CustomerFacts of(Claim claim) {
    ClaimDetails details = claim.details();
    PartnerContact partner = Objects.requireNonNull(details.partnerContact());
    return new CustomerFacts(
        claim.id(),
        claim.organisationName(),
        details.partnerId(),
        Objects.requireNonNull(partner.name()),
        Objects.requireNonNull(partner.email()),
        Objects.requireNonNull(details.customer().name()),
        Objects.requireNonNull(details.customer().domain()),
        details.customer().tenantId(),
        Objects.requireNonNull(details.solutionArea()),
        Objects.requireNonNull(details.activity()),
        details.products().stream().map(Product::name).toList(),
        Objects.requireNonNull(claim.times().submittedAt()));
  }
}
