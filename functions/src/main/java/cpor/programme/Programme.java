package cpor.programme;

import cpor.calendar.BusinessCalendar;
import cpor.calendar.Period;
import cpor.claim.ClaimDecider;
import cpor.claim.Periods;
import cpor.cloud.Cloud;
import java.time.ZoneId;

/**
 * The programme as the stack's parameters describe it.
 *
 * @param name how mails and pages call it, so that their readers see whose they are
 * @param periods those that a claim submitted now gets
 * @param retention how long a final claim is kept
 */
public record Programme(
    String name, BusinessCalendar calendar, Periods periods, java.time.Period retention) {

  /**
   * Reads the function's variables.
   *
   * @throws cpor.cloud.MissingVariable when one is missing
   */
  public static Programme from(Cloud cloud) {
    return new Programme(
        cloud.variable("PROGRAMME_NAME"),
        BusinessCalendar.bundled(ZoneId.of(cloud.variable("PROGRAMME_TIME_ZONE"))),
        new Periods(
            period(cloud, "REVIEW_START_WITHIN"),
            period(cloud, "REVIEW_WITHIN"),
            period(cloud, "DECISION_DUE_WITHIN"),
            period(cloud, "PARTNER_RESPONSE_WITHIN"),
            period(cloud, "CONSENT_WINDOW"),
            period(cloud, "DISPUTE_PERIOD"),
            period(cloud, "DISPUTE_ANSWER_WITHIN"),
            period(cloud, "PARTNER_REMINDER_BEFORE"),
            period(cloud, "DISPUTE_REMINDER_BEFORE")),
        java.time.Period.parse(cloud.variable("RETENTION")));
  }

  public ClaimDecider decider() {
    return new ClaimDecider(calendar, periods);
  }

  /** The zone in which business days begin and dates are printed. */
  public ZoneId zone() {
    return calendar.zone();
  }

  private static Period period(Cloud cloud, String variable) {
    return Period.parse(cloud.variable(variable));
  }
}
