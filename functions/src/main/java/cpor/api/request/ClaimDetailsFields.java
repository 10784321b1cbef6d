package cpor.api.request;

import cpor.claim.ClaimDetails;
import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.ClaimDetails.Product;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.Language;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a partner states of a claim, as fields of JSON and back. */
public final class ClaimDetailsFields {

  private ClaimDetailsFields() {}

  public static ClaimDetails read(RequestFields body) {
    RequestFields customer = body.neededObject("customer");
    return new ClaimDetails(
        new Customer(
            customer.neededText("tenantId", TextRule.UUID).toLowerCase(Locale.ROOT),
            customer.text("name", TextRule.NAME),
            customer.text("domain", TextRule.DOMAIN)),
        body.neededObject("partner").neededText("partnerId", TextRule.PARTNER_ID),
        body.oneOf("solutionArea", SolutionArea.values(), Enum::name),
        body.oneOf("activity", Activity.values(), Enum::name),
        body.objects("products").stream().map(ClaimDetailsFields::product).toList(),
        customerContact(body.object("customerContact")),
        partnerContact(body.object("partnerContact")),
        body.text("partnerReference", TextRule.NAME),
        body.text("replacesClaimId", TextRule.NAME));
  }

  private static Product product(RequestFields product) {
    String subscriptionId = product.text("subscriptionId", TextRule.UUID);
    return new Product(
        product.neededText("name", TextRule.NAME),
        subscriptionId == null ? null : subscriptionId.toLowerCase(Locale.ROOT));
  }

  public static @Nullable CustomerContact customerContact(@Nullable RequestFields contact) {
    return contact == null
        ? null
        : new CustomerContact(
            contact.text("name", TextRule.NAME),
            contact.text("title", TextRule.NAME),
            contact.text("email", TextRule.EMAIL),
            language(contact));
  }

  private static @Nullable PartnerContact partnerContact(@Nullable RequestFields contact) {
    return contact == null
        ? null
        : new PartnerContact(
            contact.text("name", TextRule.NAME),
            contact.text("email", TextRule.EMAIL),
            language(contact));
  }

  private static @Nullable Language language(RequestFields contact) {
    return contact.oneOf("language", Language.values(), Language::code);
  }

  /** The same fields as a tree, as a merge patch changes them and as history compares them. */
  public static Map<String, @Nullable Object> tree(ClaimDetails details) {
    Customer customer = details.customer();
    return JsonObject.of(
        "customer",
            JsonObject.of(
                "tenantId", customer.tenantId(),
                "name", customer.name(),
                "domain", customer.domain()),
        "partner", JsonObject.of("partnerId", details.partnerId()),
        "solutionArea", nameOf(details.solutionArea()),
        "activity", nameOf(details.activity()),
        "products", details.products().stream().map(ClaimDetailsFields::tree).toList(),
        "customerContact", tree(details.customerContact()),
        "partnerContact", tree(details.partnerContact()),
        "partnerReference", details.partnerReference(),
        "replacesClaimId", details.replacesClaimId());
  }

  private static Map<String, @Nullable Object> tree(Product product) {
    return JsonObject.of("name", product.name(), "subscriptionId", product.subscriptionId());
  }

  public static @Nullable Map<String, @Nullable Object> tree(@Nullable CustomerContact contact) {
    return contact == null
        ? null
        : JsonObject.of(
            "name", contact.name(),
            "title", contact.title(),
            "email", contact.email(),
            "language", codeOf(contact.language()));
  }

  private static @Nullable Map<String, @Nullable Object> tree(@Nullable PartnerContact contact) {
    return contact == null
        ? null
        : JsonObject.of(
            "name", contact.name(),
            "email", contact.email(),
            "language", codeOf(contact.language()));
  }

  private static @Nullable String nameOf(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static @Nullable String codeOf(@Nullable Language language) {
    return language == null ? null : language.code();
  }
}
