package cpor.api;

import cpor.claim.Activity;
import cpor.claim.ClaimDetails;
import cpor.claim.Customer;
import cpor.claim.CustomerContact;
import cpor.claim.Language;
import cpor.claim.PartnerContact;
import cpor.claim.Product;
import cpor.claim.SolutionArea;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a partner states of a claim, as fields of JSON and back. */
final class ClaimDetailsFields {

  private ClaimDetailsFields() {}

  static ClaimDetails read(BodyFields body) {
    BodyFields customer = body.neededObject("customer");
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

  private static Product product(BodyFields product) {
    String subscriptionId = product.text("subscriptionId", TextRule.UUID);
    return new Product(
        product.neededText("name", TextRule.NAME),
        subscriptionId == null ? null : subscriptionId.toLowerCase(Locale.ROOT));
  }

  static @Nullable CustomerContact customerContact(@Nullable BodyFields contact) {
    return contact == null
        ? null
        : new CustomerContact(
            contact.text("name", TextRule.NAME),
            contact.text("title", TextRule.NAME),
            contact.text("email", TextRule.EMAIL),
            language(contact));
  }

  private static @Nullable PartnerContact partnerContact(@Nullable BodyFields contact) {
    return contact == null
        ? null
        : new PartnerContact(
            contact.text("name", TextRule.NAME),
            contact.text("email", TextRule.EMAIL),
            language(contact));
  }

  private static @Nullable Language language(BodyFields contact) {
    return contact.oneOf("language", Language.values(), Language::code);
  }

  /** The same fields as a tree, as a merge patch changes them and as history compares them. */
  static Map<String, @Nullable Object> tree(ClaimDetails details) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    Map<String, @Nullable Object> customer = new LinkedHashMap<>();
    customer.put("tenantId", details.customer().tenantId());
    customer.put("name", details.customer().name());
    customer.put("domain", details.customer().domain());
    tree.put("customer", customer);
    tree.put("partner", Map.of("partnerId", details.partnerId()));
    tree.put("solutionArea", nameOf(details.solutionArea()));
    tree.put("activity", nameOf(details.activity()));
    tree.put("products", details.products().stream().map(ClaimDetailsFields::tree).toList());
    tree.put("customerContact", tree(details.customerContact()));
    tree.put("partnerContact", tree(details.partnerContact()));
    tree.put("partnerReference", details.partnerReference());
    tree.put("replacesClaimId", details.replacesClaimId());
    return tree;
  }

  private static Map<String, @Nullable Object> tree(Product product) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("name", product.name());
    tree.put("subscriptionId", product.subscriptionId());
    return tree;
  }

  static @Nullable Map<String, @Nullable Object> tree(@Nullable CustomerContact contact) {
    if (contact == null) {
      return null;
    }
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("name", contact.name());
    tree.put("title", contact.title());
    tree.put("email", contact.email());
    tree.put("language", codeOf(contact.language()));
    return tree;
  }

  private static @Nullable Map<String, @Nullable Object> tree(@Nullable PartnerContact contact) {
    if (contact == null) {
      return null;
    }
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("name", contact.name());
    tree.put("email", contact.email());
    tree.put("language", codeOf(contact.language()));
    return tree;
  }

  private static @Nullable String nameOf(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static @Nullable String codeOf(@Nullable Language language) {
    return language == null ? null : language.code();
  }
}
