package cpor.wording;

import cpor.claim.ActionReason;
import cpor.claim.Activity;
import cpor.claim.HeldReason;
import cpor.claim.RejectionReason;
import cpor.claim.SolutionArea;
import cpor.claim.StageName;
import cpor.claim.WithdrawalReason;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** English. */
final class EnglishTerms implements Terms {

  static final EnglishTerms INSTANCE = new EnglishTerms();

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.UK);

  private EnglishTerms() {}

  @Override
  public String languageTag() {
    return "en";
  }

  @Override
  public String solutionArea(SolutionArea area) {
    return switch (area) {
      case BUSINESS_APPLICATIONS -> "Business Applications";
      case MICROSOFT_365 -> "Microsoft 365";
    };
  }

  @Override
  public String activity(Activity activity) {
    return switch (activity) {
      case PRE_SALES -> "Pre-sales: it influenced your organisation's decision to buy";
      case USAGE -> "Usage: it helps your organisation to use the products";
      case REVENUE_ASSOCIATION -> "Revenue association: it works with you on these products";
    };
  }

  @Override
  public String stage(StageName stage) {
    return switch (stage) {
      case EDITING -> "Being edited";
      case SUBMITTED -> "Submitted, not yet under review";
      case UNDER_REVIEW -> "Under review";
      case PARTNER_ACTION_REQUIRED -> "Waiting for the partner";
      case CONSENT_WINDOW -> "Approved, customer may decline";
      case ASSOCIATED -> "Associated";
      case DISPUTE_PERIOD -> "Rejected, may be disputed";
      case CLOSED -> "Closed";
    };
  }

  @Override
  public String reason(ActionReason reason) {
    return switch (reason) {
      case ALL_POE_MISSING -> "The proof of execution is missing.";
      case CUSTOMER_ACKNOWLEDGEMENT_MISSING ->
          "The proof of execution does not show that the customer acknowledges your work.";
      case DATES_MISSING_OR_OLD ->
          "The proof of execution shows no dates, or its dates are too old.";
      case PARTNER_SERVICE_MISSING ->
          "The proof of execution does not describe the service that you provide.";
      case PRODUCTS_MISSING -> "The proof of execution does not name the products of the claim.";
      case OTHER -> "Another reason, which the comment explains.";
    };
  }

  @Override
  public String reason(RejectionReason reason) {
    return switch (reason) {
      case PARTNER_REQUEST -> "You asked us to reject the claim.";
      case CUSTOMER_DECLINED -> "The customer declined the association.";
      case NO_PARTNER_RESPONSE -> "We asked you for more and received no answer in time.";
      case POE_INSUFFICIENT -> "The proof of execution is not sufficient.";
      case CUSTOMER_CONSENT_MISSING_IN_POE ->
          "The proof of execution does not show the customer's consent.";
      case PRODUCTS_MISSING -> "The proof of execution does not name the products of the claim.";
      case POE_UNAVAILABLE -> "The proof of execution could not be opened.";
    };
  }

  @Override
  public String reason(WithdrawalReason reason) {
    return switch (reason) {
      case WRONG_PARTNER_ID -> "Your reason: the partner ID was wrong.";
      case WRONG_ACTIVITY -> "Your reason: the activity was wrong.";
      case NO_LONGER_ENGAGED -> "Your reason: you no longer work with the customer.";
      case OTHER -> "Your reason: another one.";
    };
  }

  @Override
  public String reason(HeldReason reason) {
    return switch (reason) {
      case BOUNCED ->
          "The notice to the customer contact came back: the address does not exist or refuses"
              + " mail.";
      case COMPLAINT -> "The recipient reported the notice to the customer contact as unwanted.";
      case REFUSED -> "The mail service refused to deliver the notice to the customer contact.";
      case NOT_DELIVERED ->
          "The consent window ran out, but the notice to the customer contact was never"
              + " delivered.";
    };
  }

  @Override
  public String list(List<String> names) {
    return String.join(", ", names);
  }

  @Override
  public String moment(Instant instant, ZoneId zone) {
    return "%s (%s)".formatted(MOMENT.format(instant.atZone(zone)), ZoneCity.of(zone));
  }

  @Override
  public List<Fact> facts(CustomerFacts claim, ZoneId zone) {
    return List.of(
        new Fact(
            "Who claims", "%s, partner ID %s".formatted(claim.organisation(), claim.partnerId())),
        new Fact(
            "Its contact",
            "%s, %s".formatted(claim.partnerContactName(), claim.partnerContactEmail())),
        new Fact(
            "Your organisation",
            "%s (%s), tenant %s"
                .formatted(claim.customerName(), claim.customerDomain(), claim.tenantId())),
        new Fact("What it says it does", activity(claim.activity())),
        new Fact("Solution area", solutionArea(claim.solutionArea())),
        new Fact("Products", list(claim.products())),
        new Fact("Claimed since", moment(claim.submittedAt(), zone)));
  }
}
