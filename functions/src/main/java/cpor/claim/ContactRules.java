package cpor.claim;

import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.Refusal.Fault;
import cpor.idna.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who may be named as the customer's contact. */
public final class ContactRules {

  private ContactRules() {}

  /** The partner cannot consent in the customer's name. */
  static List<Fault> faults(ClaimDetails details) {
    CustomerContact customerContact = details.customerContact();
    PartnerContact partnerContact = details.partnerContact();
    if (customerContact == null
        || customerContact.email() == null
        || partnerContact == null
        || partnerContact.email() == null) {
      return List.of();
    }
    List<Fault> faults = new ArrayList<>();
    if (isOf(domainOf(customerContact.email()), domainOf(partnerContact.email()))) {
      faults.add(
          new Fault(
              "/customerContact/email",
              "must not be the partner contact's address or another of the partner's domain"));
    }
    return faults;
  }

  /** Whether reviewers should look twice: the contact's address is not of the customer's domain. */
  public static boolean isOutsideCustomerDomain(ClaimDetails details) {
    CustomerContact contact = details.customerContact();
    String domain = details.customer().domain();
    return contact != null
        && contact.email() != null
        && domain != null
        && !isOf(domainOf(contact.email()), ascii(domain));
  }

  private static boolean isOf(String domain, String owner) {
    return domain.equals(owner) || domain.endsWith("." + owner);
  }

  private static String domainOf(String email) {
    return ascii(email.substring(email.lastIndexOf('@') + 1));
  }

  /** Two spellings of an international domain are one domain. */
  private static String ascii(String domain) {
    return DomainName.inAscii(domain).orElseGet(() -> domain.toLowerCase(Locale.ROOT));
  }
}
