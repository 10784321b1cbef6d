package cpor.simulation.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The section "Time" of the rules. */
final class ProgrammeCalendar {

  static final ZoneId ZONE = ZoneId.of("Europe/Budapest");

  private final Map<LocalDate, String> special = new HashMap<>();

  ProgrammeCalendar() {
    try (InputStream file =
            Objects.requireNonNull(
                ProgrammeCalendar.class.getResourceAsStream("/cpor/calendar/hungary.txt"));
        BufferedReader lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
      lines
          .lines()
          .filter(line -> line.matches("\\d{4}-.*"))
          .map(line -> line.split("\\s+", 3))
          .forEach(words -> special.put(LocalDate.parse(words[0]), words[1]));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Monday to Friday, less public holidays and decreed days of rest, plus decreed working
   * Saturdays.
   */
  private boolean isBusinessDay(LocalDate day) {
    return switch (special.get(day)) {
      case "off" -> false;
      case "worked" -> true;
      case null, default ->
          day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    };
  }

  /**
   * When a period such as {@code 5bd} or {@code 7d} ends that begins now, rounded up to a second:
   * in business days on a business day.
   */
  Instant after(Instant start, String period) {
    LocalDateTime local = LocalDateTime.ofInstant(start, ZONE);
    int days = days(period);
    if (!period.endsWith("bd")) {
      return roundedUp(inZone(local.plusDays(days)));
    }
    Instant end = roundedUp(inZone(businessDaysAfter(onBusinessDay(local), days)));
    return inZone(onBusinessDay(LocalDateTime.ofInstant(end, ZONE)));
  }

  private LocalDateTime businessDaysAfter(LocalDateTime start, int days) {
    LocalDateTime local = start;
    for (int i = 0; i < days; i++) {
      local = nextBusinessDay(local.toLocalDate()).atTime(local.toLocalTime());
    }
    return local;
  }

  /** What begins, or would end, on a day off does so with the next business day. */
  private LocalDateTime onBusinessDay(LocalDateTime local) {
    LocalDate day = local.toLocalDate();
    return isBusinessDay(day) ? local : nextBusinessDay(day).atStartOfDay();
  }

  private LocalDate nextBusinessDay(LocalDate day) {
    LocalDate next = day.plusDays(1);
    while (!isBusinessDay(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** When a reminder is due so long before a deadline. */
  Instant before(Instant end, String period) {
    LocalDateTime local = LocalDateTime.ofInstant(end, ZONE);
    if (!period.endsWith("bd")) {
      return inZone(local.minusDays(days(period)));
    }
    LocalDate day = local.toLocalDate();
    for (int left = days(period); left > 0; ) {
      day = day.minusDays(1);
      left -= isBusinessDay(day) ? 1 : 0;
    }
    return inZone(day.atTime(local.toLocalTime()));
  }

  /** A deadline that stood still from one time to another: the business time between is added. */
  Instant standingStill(Instant end, Instant from, Instant to) {
    Duration left = businessTime(from, to).plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    LocalDateTime local = LocalDateTime.ofInstant(end, ZONE);
    while (true) {
      if (isBusinessDay(local.toLocalDate())) {
        Duration untilMidnight = Duration.between(local.toLocalTime(), LocalTime.MAX).plusNanos(1);
        if (left.compareTo(untilMidnight) < 0) {
          return inZone(local.plus(left));
        }
        left = left.minus(untilMidnight);
      }
      local = local.toLocalDate().plusDays(1).atStartOfDay();
    }
  }

  private Duration businessTime(Instant from, Instant to) {
    Duration time = Duration.ZERO;
    LocalDateTime end = LocalDateTime.ofInstant(to, ZONE);
    LocalDateTime local = LocalDateTime.ofInstant(from, ZONE);
    while (local.isBefore(end)) {
      LocalDateTime midnight = local.toLocalDate().plusDays(1).atStartOfDay();
      LocalDateTime until = midnight.isBefore(end) ? midnight : end;
      if (isBusinessDay(local.toLocalDate())) {
        time = time.plus(Duration.between(local, until));
      }
      local = until;
    }
    return time;
  }

  /** A local time that a clock change skips moves later; of a doubled one the later counts. */
  private static Instant inZone(LocalDateTime local) {
    return local.atZone(ZONE).withLaterOffsetAtOverlap().toInstant();
  }

  static Instant roundedUp(Instant time) {
    return time.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
  }

  private static int days(String period) {
    return Integer.parseInt(period.replaceAll("\\D", ""));
  }
}
