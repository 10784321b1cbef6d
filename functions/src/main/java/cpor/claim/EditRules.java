package cpor.claim;

import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.Refusal.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What of a claim may be edited when, and what an edit must leave true. */
final class EditRules {

  private static final int MOST_PRODUCTS = 20;

  private EditRules() {}

  /** After submission only partner id, products and the contacts may still be corrected. */
  static List<String> lockedAfterSubmission(ClaimDetails from, ClaimDetails to) {
    List<String> locked = new ArrayList<>();
    if (!from.customer().equals(to.customer())) {
      locked.add("customer");
    }
    if (from.solutionArea() != to.solutionArea()) {
      locked.add("solutionArea");
    }
    if (from.activity() != to.activity()) {
      locked.add("activity");
    }
    if (!Objects.equals(from.partnerReference(), to.partnerReference())) {
      locked.add("partnerReference");
    }
    if (!Objects.equals(from.replacesClaimId(), to.replacesClaimId())) {
      locked.add("replacesClaimId");
    }
    return locked;
  }

  /** What an edit makes of a submitted claim if the fields that are locked then stay. */
  static ClaimDetails withoutLocked(ClaimDetails from, ClaimDetails to) {
    return new ClaimDetails(
        from.customer(),
        to.partnerId(),
        from.solutionArea(),
        from.activity(),
        to.products(),
        to.customerContact(),
        to.partnerContact(),
        from.partnerReference(),
        from.replacesClaimId());
  }

  /** What must hold of a claim's details at any time, complete or not. */
  static List<Fault> faults(ClaimDetails details) {
    List<Fault> faults = new ArrayList<>(ContactRules.faults(details));
    if (details.solutionArea() == SolutionArea.MICROSOFT_365
        && details.activity() != null
        && details.activity() != Activity.USAGE) {
      faults.add(new Fault("/activity", "must be USAGE for MICROSOFT_365"));
    }
    if (details.products().size() > MOST_PRODUCTS) {
      faults.add(new Fault("/products", "must be at most " + MOST_PRODUCTS));
    }
    return faults;
  }

  /** What an edit takes from a submitted claim that such a claim needs. */
  static List<Fault> lost(Claim claim, ClaimDetails edited) {
    if (!claim.wasSubmitted()) {
      return List.of();
    }
    List<Fault> lost = new ArrayList<>(Completeness.faults(withoutLocked(claim.details(), edited)));
    lost.removeAll(Completeness.faults(claim.details()));
    return lost;
  }
}
