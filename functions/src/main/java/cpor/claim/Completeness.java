package cpor.claim;

import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.Refusal.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a claim must state to be submitted, and may not lose afterwards. */
final class Completeness {

  private static final String MISSING = "is needed from submission on";

  private final List<Fault> faults = new ArrayList<>();

  private Completeness() {}

  static List<Fault> faults(ClaimDetails details) {
    Completeness check = new Completeness();
    check.details(details);
    return check.faults;
  }

  private void details(ClaimDetails details) {
    need("/customer/name", details.customer().name());
    need("/customer/domain", details.customer().domain());
    need("/solutionArea", details.solutionArea());
    need("/activity", details.activity());
    products(details);
    CustomerContact customerContact = details.customerContact();
    need("/customerContact", customerContact);
    if (customerContact != null) {
      need("/customerContact/name", customerContact.name());
      need("/customerContact/email", customerContact.email());
      need("/customerContact/language", customerContact.language());
    }
    PartnerContact partnerContact = details.partnerContact();
    need("/partnerContact", partnerContact);
    if (partnerContact != null) {
      need("/partnerContact/name", partnerContact.name());
      need("/partnerContact/email", partnerContact.email());
    }
  }

  private void products(ClaimDetails details) {
    if (details.products().isEmpty()) {
      faults.add(new Fault("/products", "at least one product or workload is needed"));
    }
    if (details.solutionArea() == SolutionArea.BUSINESS_APPLICATIONS) {
      for (int i = 0; i < details.products().size(); i++) {
        need("/products/" + i + "/subscriptionId", details.products().get(i).subscriptionId());
      }
    }
  }

  private void need(String pointer, @Nullable Object value) {
    if (value == null || (value instanceof String text && VisibleText.isBlank(text))) {
      faults.add(new Fault(pointer, MISSING));
    }
  }
}
