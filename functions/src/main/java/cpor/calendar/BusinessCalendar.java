package cpor.calendar;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * Says which days count and what falls due when. Business days are Monday to Friday less the
 * holidays, as the clock on the wall of {@code zone} shows them.
 *
 * <p>On a day off the clock of business time stands still: any moment of it counts as the start of
 * the next business day, whether one counts forwards or backwards. A local time that a clock change
 * skips moves later by what was skipped; of a doubled one the later counts.
 *
 * @param version names the list of holidays, so that a stored deadline tells what it was computed
 *     with
 * @param holidays days off besides weekends; in a year that has none listed every weekday counts
 */
public record BusinessCalendar(String version, ZoneId zone, Set<LocalDate> holidays) {

  public BusinessCalendar {
    holidays = Set.copyOf(holidays);
  }

  /** The calendar with the list of holidays that ships with the product. */
  public static BusinessCalendar bundled(ZoneId zone) {
    HolidayList list = HolidayList.bundled();
    return new BusinessCalendar(list.version(), zone, list.days());
  }

  public boolean isBusinessDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holidays.contains(day);
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
