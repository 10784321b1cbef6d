package cpor.wording;

import cpor.claim.ClaimDetails.Activity;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage.ActionReason;
import cpor.claim.Stage.HeldReason;
import cpor.claim.StageName;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/** English. */
final class EnglishTerms implements Terms {

  static final EnglishTerms INSTANCE = new EnglishTerms();

  private EnglishTerms() {}

  @Override
  public String label(Label label) {
    return switch (label) {
      case CUSTOMER -> "Customer";
      case PRODUCTS -> "Products";
      case YOUR_REFERENCE -> "Your reference";
      case CLAIM -> "Claim";
      case WHO_CLAIMS -> "Who claims";
      case PARTNERS_CONTACT -> "The partner's contact";
      case YOUR_ORGANISATION -> "Your organisation";
      case WHAT_THE_PARTNER_DOES -> "What the partner says it does";
      case SOLUTION_AREA -> "Solution area";
      case CLAIMED_SINCE -> "Claimed since";
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
          "The consent window ran out, but the mail service never reported that the notice had"
              + " reached the customer contact.";
    };
  }

  @Override
  public String partner(String name, String partnerId) {
    return "%s, partner ID %s".formatted(name, partnerId);
  }

  @Override
  public String customer(String name, String domain, String tenantId) {
    return "%s (%s), tenant %s".formatted(name, domain, tenantId);
  }

  @Override
  public String zone(String city) {
    return city;
  }

  @Override
  public String day(LocalDate day) {
    return weekday(day.getDayOfWeek())
        + ", "
        + day.getDayOfMonth()
        + " "
        + month(day.getMonth())
        + " "
        + day.getYear();
  }

  private static String weekday(DayOfWeek day) {
    return switch (day) {
      case MONDAY -> "Monday";
      case TUESDAY -> "Tuesday";
      case WEDNESDAY -> "Wednesday";
      case THURSDAY -> "Thursday";
      case FRIDAY -> "Friday";
      case SATURDAY -> "Saturday";
      case SUNDAY -> "Sunday";
    };
  }

  private static String month(Month month) {
    return switch (month) {
      case JANUARY -> "January";
      case FEBRUARY -> "February";
      case MARCH -> "March";
      case APRIL -> "April";
      case MAY -> "May";
      case JUNE -> "June";
      case JULY -> "July";
      case AUGUST -> "August";
      case SEPTEMBER -> "September";
      case OCTOBER -> "October";
      case NOVEMBER -> "November";
      case DECEMBER -> "December";
    };
  }
}
