package cpor.wording;

import static java.time.temporal.ChronoUnit.MINUTES;

import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.Language;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage.ActionReason;
import cpor.claim.Stage.HeldReason;
import cpor.claim.StageName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The words of one language for what the domain names. Reasons are whole sentences. */
public sealed interface Terms permits EnglishTerms, HungarianTerms {

  DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  static Terms in(Language language) {
    return switch (language) {
      case EN -> EnglishTerms.INSTANCE;
      case HU -> HungarianTerms.INSTANCE;
    };
  }

  String label(Label label);

  /** What the partner says it does, told to the customer. */
  String activity(Activity activity);

  String stage(StageName stage);

  String reason(ActionReason reason);

  String reason(RejectionReason reason);

  String reason(WithdrawalReason reason);

  String reason(HeldReason reason);

  /** Who claims. */
  String partner(String name, String partnerId);

  /** About whom. */
  String customer(String name, String domain, String tenantId);

  /** How a time zone is called, by the city that names it. */
  String zone(String city);

  /**
   * How a day is written. Its names are ours: the JDK's come with the data of all its languages,
   * which would delay a function's first answer.
   */
  String day(LocalDate day);

  /** A moment, rounded down to the minute, with its time zone. */
  default String moment(Instant instant, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
    return written(local.toLocalDate(), TO_THE_MINUTE.format(local), zone);
  }

  /**
   * A moment until which there is time. The midnight that ends a day belongs to that day: as the
   * next one's 00:00 it would be taken for a day more.
   */
  default String end(Instant instant, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(instant, zone);
    boolean midnight = instant.truncatedTo(MINUTES).equals(day.atStartOfDay(zone).toInstant());
    return midnight ? written(day.minusDays(1), "24:00", zone) : moment(instant, zone);
  }

  private String written(LocalDate day, String time, ZoneId zone) {
    String id = zone.getId();
    String city = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    return day(day) + ", " + time + " (" + zone(city) + ")";
  }

  default Fact fact(Label label, String value) {
    return new Fact(label(label), value);
  }

  default Fact products(List<String> names) {
    return fact(Label.PRODUCTS, String.join(", ", names));
  }

  /** What lets a customer check a claim. */
  default List<Fact> facts(CustomerFacts claim, ZoneId zone) {
    return List.of(
        fact(Label.WHO_CLAIMS, partner(claim.partnerName(), claim.partnerId())),
        fact(
            Label.PARTNERS_CONTACT,
            "%s, %s".formatted(claim.partnerContactName(), claim.partnerContactEmail())),
        fact(
            Label.YOUR_ORGANISATION,
            customer(claim.customerName(), claim.customerDomain(), claim.tenantId())),
        fact(Label.WHAT_THE_PARTNER_DOES, activity(claim.activity())),
        fact(Label.SOLUTION_AREA, nameOf(claim.solutionArea())),
        products(claim.products()),
        fact(Label.CLAIMED_SINCE, moment(claim.submittedAt(), zone)));
  }

  /** A name of products, which no language translates. */
  private static String nameOf(SolutionArea area) {
    return switch (area) {
      case BUSINESS_APPLICATIONS -> "Business Applications";
      case MICROSOFT_365 -> "Microsoft 365";
    };
  }
}
