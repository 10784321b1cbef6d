package cpor.calendar;

import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * Says which days count and what falls due when. Business days are Monday to Friday less the days
 * off, and the Saturdays that are worked instead, as the clock on the wall of {@code zone} shows
 * them.
 *
 * <p>On a day off the clock of business time stands still: any moment of it counts as the start of
 * the next business day, whether one counts forwards or backwards. A local time that a clock change
 * skips moves later by what was skipped; of a doubled one the later counts.
 *
 * @param version names the lists of days, so that a stored deadline tells what it was computed with
 * @param daysOff days off besides weekends; in a year that has none listed every weekday counts
 * @param daysWorked days of weekends that are business days
 */
public record BusinessCalendar(
    String version, ZoneId zone, Set<LocalDate> daysOff, Set<LocalDate> daysWorked) {

  public BusinessCalendar {
    daysOff = Set.copyOf(daysOff);
    daysWorked = Set.copyOf(daysWorked);
  }

  /** The calendar with the days that ship with the product. */
  public static BusinessCalendar bundled(ZoneId zone) {
    CalendarFile file = CalendarFile.bundled();
    return new BusinessCalendar(file.version(), zone, file.daysOff(), file.daysWorked());
  }

  public boolean isBusinessDay(LocalDate day) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return weekend ? daysWorked.contains(day) : !daysOff.contains(day);
  }

  /**
   * The deadline of something that began at {@code start}, rounded up to a whole second. Business
   * days end on a business day, at the same local time as they began.
   */
  public Instant after(Instant start, Period period) {
    // Rounding the start keeps the end off a day off: an end rounded over midnight could fall on
    // one.
    Instant begin = roundedUp(start);
    return switch (period) {
      case Period.BusinessDays(int days) -> movedByBusinessDays(begin, days);
      case Period.CalendarDays(int days) -> inZone(local(begin).plusDays(days));
      case Period.Exact(Duration duration) -> begin.plus(duration);
    };
  }

  /** When to remind of a deadline: {@link #after} backwards, rounded down to a whole second. */
  public Instant before(Instant deadline, Period period) {
    Instant end = deadline.truncatedTo(SECONDS);
    return switch (period) {
      case Period.BusinessDays(int days) -> movedByBusinessDays(end, -days);
      case Period.CalendarDays(int days) -> inZone(local(end).minusDays(days));
      case Period.Exact(Duration duration) -> end.minus(duration);
    };
  }

  /**
   * A deadline as people are told it, to the minute. One in business days that falls on the start
   * of a business day is the end of the business day before: nothing counts in between.
   */
  public Instant lastMoment(Instant deadline, Period within) {
    Instant minute = deadline.truncatedTo(MINUTES);
    LocalDate day = local(minute).toLocalDate();
    if (!(within instanceof Period.BusinessDays) || !minute.equals(startOf(day))) {
      return minute;
    }
    while (!isBusinessDay(day.minusDays(1))) {
      day = day.minusDays(1);
    }
    return startOf(day);
  }

  /** How much of the time from one moment to another lies on business days; zero if it is none. */
  public Duration businessTimeBetween(Instant from, Instant to) {
    Duration counted = Duration.ZERO;
    Instant reached = from;
    while (reached.isBefore(to)) {
      LocalDate day = local(reached).toLocalDate();
      Instant dayEnd = startOf(day.plusDays(1));
      Instant next = dayEnd.isBefore(to) ? dayEnd : to;
      if (isBusinessDay(day)) {
        counted = counted.plus(Duration.between(reached, next));
      }
      reached = next;
    }
    return counted;
  }

  /**
   * The moment on a business day until which {@code elapsed} business time has passed since {@code
   * from}: the inverse of {@link #businessTimeBetween}. Both are rounded up to whole seconds, so
   * that a deadline moved on by it has whole seconds too.
   */
  public Instant plusBusinessTime(Instant from, Duration elapsed) {
    Duration left = roundedUp(elapsed);
    Instant reached = onBusinessDay(roundedUp(from));
    while (true) {
      Instant dayEnd = startOf(local(reached).toLocalDate().plusDays(1));
      Duration today = Duration.between(reached, dayEnd);
      if (left.compareTo(today) < 0) {
        return reached.plus(left);
      }
      left = left.minus(today);
      reached = onBusinessDay(dayEnd);
    }
  }

  private Instant movedByBusinessDays(Instant instant, int days) {
    LocalDateTime begin = local(onBusinessDay(instant));
    int direction = Integer.signum(days);
    LocalDate day = begin.toLocalDate();
    for (int left = Math.abs(days); left > 0; ) {
      day = day.plusDays(direction);
      if (isBusinessDay(day)) {
        left--;
      }
    }
    return inZone(day.atTime(begin.toLocalTime()));
  }

  /** The instant itself, or the next business day's start if it lies on a day off. */
  private Instant onBusinessDay(Instant instant) {
    LocalDate day = local(instant).toLocalDate();
    if (isBusinessDay(day)) {
      return instant;
    }
    while (!isBusinessDay(day)) {
      day = day.plusDays(1);
    }
    return startOf(day);
  }

  private LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, zone);
  }

  private Instant inZone(LocalDateTime local) {
    return local.atZone(zone).withLaterOffsetAtOverlap().toInstant();
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Instant roundedUp(Instant instant) {
    Instant whole = instant.truncatedTo(SECONDS);
    return whole.equals(instant) ? whole : whole.plusSeconds(1);
  }

  private static Duration roundedUp(Duration duration) {
    Duration whole = duration.truncatedTo(SECONDS);
    return whole.equals(duration) ? whole : whole.plusSeconds(1);
  }
}
