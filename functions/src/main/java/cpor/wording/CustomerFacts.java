package cpor.wording;

import cpor.claim.Activity;
import cpor.claim.SolutionArea;
import java.time.Instant;
import java.util.List;

/**
 * What a customer is told of a claim, so that it can check that the claim is real: who claims, for
 * whom, what, and since when.
 *
 * @param organisation the partner organisation that claims
 * @param partnerId its id in the partner programme
 */
public record CustomerFacts(
    String organisation,
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
}
