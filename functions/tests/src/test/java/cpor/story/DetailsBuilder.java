package cpor.story;

import cpor.claim.ClaimDetails;
import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.ClaimDetails.Product;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.Language;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a partner states: complete and in order, but for what a test changes. */
public final class DetailsBuilder {

  public static final String TENANT = "8f0c3ab2-6f2e-4e55-9d5b-0a2f6a1c7e01";
  public static final String SUBSCRIPTION = "2b1e7a90-53d4-4d0c-8a1f-5d9e4b7c6f02";

  private Customer customer = new Customer(TENANT, "Contoso Kft.", "contoso.hu");
  private String partnerId = "4567890";
  private @Nullable SolutionArea solutionArea = SolutionArea.BUSINESS_APPLICATIONS;
  private @Nullable Activity activity = Activity.PRE_SALES;
  private List<Product> products = List.of(new Product("Dynamics 365 Sales", SUBSCRIPTION));
  private @Nullable CustomerContact customerContact = customerAt("eva.nagy@contoso.hu");
  private @Nullable PartnerContact partnerContact = partnerAt("peter@fabrikam.example");
  private @Nullable String partnerReference = "PO-2026-114";
  private @Nullable String replacesClaimId;

  private DetailsBuilder() {}

  public static DetailsBuilder details() {
    return new DetailsBuilder();
  }

  /** The least that a draft needs. */
  public static ClaimDetails bareDetails() {
    return new ClaimDetails(
        new Customer(TENANT, null, null), "4567890", null, null, List.of(), null, null, null, null);
  }

  public static DetailsBuilder detailsLike(ClaimDetails details) {
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

  public static CustomerContact customerAt(String email) {
    return new CustomerContact("Éva Nagy", "CIO", email, Language.HU);
  }

  public static PartnerContact partnerAt(String email) {
    return new PartnerContact("Péter Szabó", email, Language.EN);
  }

  public static List<Product> severalProducts(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new Product("Product " + i, SUBSCRIPTION))
        .toList();
  }

  public DetailsBuilder customer(Customer changed) {
    customer = changed;
    return this;
  }

  public DetailsBuilder customerTenant(String tenantId) {
    return customer(new Customer(tenantId, customer.name(), customer.domain()));
  }

  public DetailsBuilder customerDomain(String domain) {
    return customer(new Customer(customer.tenantId(), customer.name(), domain));
  }

  public DetailsBuilder partnerId(String changed) {
    partnerId = changed;
    return this;
  }

  public DetailsBuilder solutionArea(@Nullable SolutionArea changed) {
    solutionArea = changed;
    return this;
  }

  public DetailsBuilder activity(@Nullable Activity changed) {
    activity = changed;
    return this;
  }

  public DetailsBuilder products(Product... changed) {
    products = Arrays.asList(changed);
    return this;
  }

  public DetailsBuilder products(List<Product> changed) {
    products = changed;
    return this;
  }

  public DetailsBuilder customerContact(@Nullable CustomerContact changed) {
    customerContact = changed;
    return this;
  }

  public DetailsBuilder customerEmail(String email) {
    return customerContact(customerAt(email));
  }

  public DetailsBuilder partnerContact(@Nullable PartnerContact changed) {
    partnerContact = changed;
    return this;
  }

  public DetailsBuilder partnerEmail(String email) {
    return partnerContact(partnerAt(email));
  }

  public DetailsBuilder partnerReference(String changed) {
    partnerReference = changed;
    return this;
  }

  public DetailsBuilder replacesClaimId(String changed) {
    replacesClaimId = changed;
    return this;
  }

  public ClaimDetails build() {
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
