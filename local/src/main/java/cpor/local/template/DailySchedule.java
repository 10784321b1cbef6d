package cpor.local.template;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls a function on every day, at one minute of each hour from a first one to a last: what
 * EventBridge Scheduler is asked for here, and the only cron expression that is understood.
 */
public record DailySchedule(
    String functionId, int minute, int firstHour, int lastHour, ZoneId zone) {

  private static final Pattern CRON =
      Pattern.compile(
          "cron\\((?<minute>[0-5]?\\d) (?<first>1?\\d|2[0-3])-(?<last>1?\\d|2[0-3]) \\* \\* \\? \\*\\)");

  static Optional<DailySchedule> of(String functionId, String expression, ZoneId zone) {
    Matcher cron = CRON.matcher(expression);
    return cron.matches()
        ? Optional.of(
            new DailySchedule(
                functionId,
                Integer.parseInt(cron.group("minute")),
                Integer.parseInt(cron.group("first")),
                Integer.parseInt(cron.group("last")),
                zone))
        : Optional.empty();
  }

  /** The first time after this one. */
  public Instant after(Instant time) {
    for (LocalDate day = LocalDate.ofInstant(time, zone); ; day = day.plusDays(1)) {
      for (int hour = firstHour; hour <= lastHour; hour++) {
        Instant next = day.atTime(hour, minute).atZone(zone).toInstant();
        if (next.isAfter(time)) {
          return next;
        }
      }
    }
  }
}
