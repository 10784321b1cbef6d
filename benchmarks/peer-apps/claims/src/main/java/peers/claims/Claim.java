package peers.claims;

import java.util.ArrayList;
import java.util.List;

/** What a partner files. */
public record Claim(
    Customer customer,
    Partner partner,
    String solutionArea,
    String activity,
    List<Product> products,
    Contact customerContact,
    Contact partnerContact,
    String partnerReference) {

  public record Customer(String tenantId, String name, String domain) {}

  public record Partner(String partnerId) {}

  public record Product(String name, String subscriptionId) {}

  public record Contact(String name, String title, String email, String language) {}

  /** The fields that are wrong. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (customer == null || customer.tenantId() == null || customer.tenantId().length() != 36) {
      faults.add("customer.tenantId");
    }
    if (partner == null || partner.partnerId() == null || partner.partnerId().length() > 10) {
      faults.add("partner.partnerId");
    }
    if (products == null || products.isEmpty() || products.size() > 20) {
      faults.add("products");
    }
    if (customerContact == null
        || customerContact.email() == null
        || customerContact.email().indexOf('@') < 1) {
      faults.add("customerContact.email");
    }
    return faults;
  }
}
