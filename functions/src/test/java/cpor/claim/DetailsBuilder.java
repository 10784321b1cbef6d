package cpor.claim;

import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.ClaimDetails.Product;
import cpor.claim.ClaimDetails.SolutionArea;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a partner states: complete and in order, but for what a test changes. */
final class DetailsBuilder {

  static final String TENANT = "8f0c3ab2-6f2e-4e55-9d5b-0a2f6a1c7e01";
  static final String SUBSCRIPTION = "2b1e7a90-53d4-4d0c-8a1f-5d9e4b7c6f02";

  private Customer customer = new Customer(TENANT, "Contoso Kft.", "contoso.hu");
  private String partnerId = "4567890";
  private @Nullable SolutionArea solutionArea = SolutionArea.BUSINESS_APPLICATIONS;
  private @Nullable Activity activity = Activity.PRE_SALES;
  private List<Product> products = List.of(new Product("Dynamics 365 Sales", SUBSCRIPTION));
  private @Nullable CustomerContact customerContact = customerAt("eva.nagy@contoso.hu");
  private @Nullable PartnerContact partnerContact = partnerAt("peter@fabrikam.example");
  private @Nullable String partnerReference;
  private @Nullable String replacesClaimId;

  private DetailsBuilder() {}

  static DetailsBuilder details() {
    return new DetailsBuilder();
  }

  /** The least that a draft needs. */
  static ClaimDetails bareDetails() {
    return new ClaimDetails(
        new Customer(TENANT, null, null), "4567890", null, null, List.of(), null, null, null, null);
  }

  static DetailsBuilder detailsLike(ClaimDetails details) {
    DetailsBuilder builder = new DetailsBuilder();
    builder.customer = details.customer();
    builder.partnerId = details.partnerId();
    builder.solutionArea = details.solutionArea();
    builder.activity = details.activity();
    builder.products = details.products();
    builder.customerContact = details.customerContact();
    builder.partnerContact = details.partnerContact();
    builder.partnerReference = details.partnerReference();
    builder.replacesClaimId = details.replacesClaimId();
    return builder;
  }

  static CustomerContact customerAt(String email) {
    return new CustomerContact("Éva Nagy", null, email, Language.HU);
  }

  static PartnerContact partnerAt(String email) {
    return new PartnerContact("Péter Szabó", email, null);
  }

  static List<Product> severalProducts(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new Product("Product " + i, SUBSCRIPTION))
        .toList();
  }

  DetailsBuilder customer(Customer changed) {
    customer = changed;
    return this;
  }

  DetailsBuilder customerDomain(String domain) {
    return customer(new Customer(customer.tenantId(), customer.name(), domain));
  }

  DetailsBuilder partnerId(String changed) {
    partnerId = changed;
    return this;
  }

  DetailsBuilder solutionArea(@Nullable SolutionArea changed) {
    solutionArea = changed;
    return this;
  }

  DetailsBuilder activity(@Nullable Activity changed) {
    activity = changed;
    return this;
  }

  DetailsBuilder products(Product... changed) {
    products = Arrays.asList(changed);
    return this;
  }

  DetailsBuilder products(List<Product> changed) {
    products = changed;
    return this;
  }

  DetailsBuilder customerContact(@Nullable CustomerContact changed) {
    customerContact = changed;
    return this;
  }

  DetailsBuilder customerEmail(String email) {
    return customerContact(customerAt(email));
  }

  DetailsBuilder partnerContact(@Nullable PartnerContact changed) {
    partnerContact = changed;
    return this;
  }

  DetailsBuilder partnerEmail(String email) {
    return partnerContact(partnerAt(email));
  }

  DetailsBuilder partnerReference(String changed) {
    partnerReference = changed;
    return this;
  }

  DetailsBuilder replacesClaimId(String changed) {
    replacesClaimId = changed;
    return this;
  }

  ClaimDetails build() {
    return new ClaimDetails(
        customer,
        partnerId,
        solutionArea,
        activity,
        products,
        customerContact,
        partnerContact,
        partnerReference,
        replacesClaimId);
  }
}
