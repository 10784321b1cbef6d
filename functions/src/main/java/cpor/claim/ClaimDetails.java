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

  /** What stands in place of a person's name once that was erased. */
  public static final String ERASED = "erased";

  /** What stands in place of a person's address then; nobody could have stated it. */
  public static final String ERASED_EMAIL = "erased@erased";

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

  /**
   * The organisation whose purchase or use the partner influenced.
   *
   * @param tenantId a UUID; needed from the first draft on
   * @param name needed to submit
   * @param domain the organisation's internet domain, as typed; needed to submit
   */
  public record Customer(String tenantId, @Nullable String name, @Nullable String domain) {}

  /** Who is asked for consent at the customer. All but the title is needed to submit. */
  public record CustomerContact(
      @Nullable String name,
      @Nullable String title,
      @Nullable String email,
      @Nullable Language language) {}

  /** Who gets the partner's notices. Name and address are needed to submit. */
  public record PartnerContact(
      @Nullable String name, @Nullable String email, @Nullable Language language) {

    /** Whether it names nobody any more. */
    public boolean isErased() {
      return ERASED_EMAIL.equals(email);
    }

    /** The language of the partner's notices: English unless the partner asked for another. */
    public Language noticeLanguage() {
      return language == null ? Language.EN : language;
    }
  }

  /**
   * A product or workload that the claim is about.
   *
   * @param subscriptionId a UUID; needed for business applications only
   */
  public record Product(String name, @Nullable String subscriptionId) {}

  /** The part of the vendor's portfolio that a claim is about. */
  public enum SolutionArea {
    BUSINESS_APPLICATIONS,
    MICROSOFT_365
  }

  /**
   * What the partner did for the customer. Revenue association earns recognition, never payment.
   */
  public enum Activity {
    PRE_SALES,
    USAGE,
    REVENUE_ASSOCIATION
  }
}
