package cpor.local.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How the pages tell time; always in UTC. */
public final class Times {
  private static final DateTimeFormatter PEOPLE =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm:ss", Locale.UK).withZone(ZoneOffset.UTC);

  private Times() {}

  /** Such as {@code Mon 23 Nov 2026, 08:00:00}. */
  public static String people(Instant time) {
    return PEOPLE.format(time);
  }

  /** For machines: {@code 2026-11-23T08:00:00Z}. */
  public static String iso(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Such as {@code in 6 days} or {@code 3 hours ago}. */
  public static String from(Instant now, Instant time) {
    Duration between = Duration.between(now, time);
    String length = length(between.abs());
    return between.isNegative() ? length + " ago" : "in " + length;
  }

  private static String length(Duration duration) {
    if (duration.compareTo(Duration.ofDays(2)) >= 0) {
      return duration.toDays() + " days";
    }
    if (duration.compareTo(Duration.ofHours(2)) >= 0) {
      return duration.toHours() + " hours";
    }
    return duration.compareTo(Duration.ofMinutes(2)) >= 0
        ? duration.toMinutes() + " minutes"
        : duration.toSeconds() + " seconds";
  }
}
