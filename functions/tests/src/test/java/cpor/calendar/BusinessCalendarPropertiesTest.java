package cpor.calendar;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class BusinessCalendarPropertiesTest {

  /** Budapest changes its clocks on Sundays, Cairo on business days, Lord Howe by half an hour. */
  private static final Set<ZoneId> ZONES =
      Set.of(
          ZoneId.of("Europe/Budapest"),
          ZoneId.of("Africa/Cairo"),
          ZoneId.of("Australia/Lord_Howe"));

  private static final Duration LARGEST_CLOCK_CHANGE = Duration.ofHours(1);

  @Property
  void businessDaysNeverEndOnADayOff(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("instants") Instant start,
      @ForAll @IntRange(min = 1, max = 30) int days) {
    Instant due = calendar.after(start, new Period.BusinessDays(days));

    assertThat(calendar.isBusinessDay(localDate(calendar, due))).isTrue();
  }

  @Property
  void aDeadlineIsAWholeSecondAfterItsStart(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("instants") Instant start,
      @ForAll("periods") Period period) {
    Instant due = calendar.after(start, period);

    assertThat(due).isAfter(start).isEqualTo(due.truncatedTo(SECONDS));
  }

  @Property
  void aLaterStartNeverGetsAnEarlierDeadline(
      @ForAll("instants") Instant start,
      @ForAll("gaps") Duration later,
      @ForAll @IntRange(min = 1, max = 30) int days) {
    BusinessCalendar calendar = BusinessCalendar.bundled(ZoneId.of("Europe/Budapest"));
    Period period = new Period.BusinessDays(days);

    assertThat(calendar.after(start.plus(later), period))
        .isAfterOrEqualTo(calendar.after(start, period));
  }

  @Property
  void aLaterStartGetsAnEarlierDeadlineByAClockChangeAtMost(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("instants") Instant start,
      @ForAll("gaps") Duration later,
      @ForAll("periods") Period period) {
    assertThat(calendar.after(start.plus(later), period))
        .isAfterOrEqualTo(calendar.after(start, period).minus(LARGEST_CLOCK_CHANGE));
  }

  @Property
  void aLongerPeriodNeverEndsEarlier(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("instants") Instant start,
      @ForAll @IntRange(min = 1, max = 30) int days) {
    assertThat(calendar.after(start, new Period.BusinessDays(days + 1)))
        .isAfter(calendar.after(start, new Period.BusinessDays(days)));
    assertThat(calendar.after(start, new Period.CalendarDays(days + 1)))
        .isAfter(calendar.after(start, new Period.CalendarDays(days)));
  }

  @Property
  void aReminderIsAWholeSecondBeforeItsDeadline(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("instants") Instant deadline,
      @ForAll("periods") Period period) {
    Instant reminder = calendar.before(deadline, period);

    assertThat(reminder).isBefore(deadline).isEqualTo(reminder.truncatedTo(SECONDS));
  }

  @Property
  void countingBackFromADeadlineLeadsToItsStartBarClockChanges(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("wholeSeconds") Instant start,
      @ForAll @IntRange(min = 1, max = 30) int days) {
    Period period = new Period.BusinessDays(days);
    Instant clockStart = calendar.plusBusinessTime(start, Duration.ZERO);

    Instant back = calendar.before(calendar.after(start, period), period);

    assertThat(Duration.between(clockStart, back).abs()).isLessThanOrEqualTo(LARGEST_CLOCK_CHANGE);
  }

  @Property
  void peopleAreToldNoMoreTimeAndNoLessBusinessTimeThanThereIs(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("instants") Instant start,
      @ForAll("periods") Period period) {
    Instant deadline = calendar.after(start, period);

    Instant told = calendar.lastMoment(deadline, period);

    assertThat(told).isBeforeOrEqualTo(deadline);
    assertThat(calendar.businessTimeBetween(told, deadline)).isLessThan(Duration.ofMinutes(1));
  }

  @Property
  void addingBusinessTimeIsTheInverseOfCountingIt(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("wholeSeconds") Instant from,
      @ForAll("businessTimes") Duration elapsed) {
    Instant reached = calendar.plusBusinessTime(from, elapsed);

    assertThat(calendar.businessTimeBetween(from, reached)).isEqualTo(elapsed);
    assertThat(calendar.isBusinessDay(localDate(calendar, reached))).isTrue();
  }

  @Property
  void countingBusinessTimeIsTheInverseOfAddingIt(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("wholeSeconds") Instant from,
      @ForAll("gaps") Duration later) {
    Instant to = calendar.plusBusinessTime(from.plus(later), Duration.ZERO);

    assertThat(calendar.plusBusinessTime(from, calendar.businessTimeBetween(from, to)))
        .isEqualTo(to);
  }

  @Property
  void businessTimeAddsUpOverAnyMomentBetween(
      @ForAll("calendars") BusinessCalendar calendar,
      @ForAll("instants") Instant from,
      @ForAll("gaps") Duration first,
      @ForAll("gaps") Duration second) {
    Instant middle = from.plus(first);
    Instant to = middle.plus(second);

    assertThat(calendar.businessTimeBetween(from, to))
        .isEqualTo(
            calendar
                .businessTimeBetween(from, middle)
                .plus(calendar.businessTimeBetween(middle, to)));
  }

  @Provide
  Arbitrary<BusinessCalendar> calendars() {
    return Combinators.combine(
            Arbitraries.of(ZONES),
            Arbitraries.integers().between(0, 2 * 366).set().ofMaxSize(60).map(this::daysFrom2026),
            Arbitraries.integers().between(0, 104).set().ofMaxSize(20).map(this::saturdaysFrom2026))
        .as((zone, off, worked) -> new BusinessCalendar("generated", zone, off, worked));
  }

  private Set<LocalDate> daysFrom2026(Set<Integer> days) {
    return days.stream()
        .map(LocalDate.of(2026, 1, 1)::plusDays)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Set<LocalDate> saturdaysFrom2026(Set<Integer> weeks) {
    return weeks.stream()
        .map(LocalDate.of(2026, 1, 3)::plusWeeks)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Any moment of 2026 and 2027, and often one close to a clock change or to midnight. */
  @Provide
  Arbitrary<Instant> instants() {
    return Combinators.combine(wholeSeconds(), Arbitraries.of(0, 1, 500_000_000, 999_999_999))
        .as(Instant::plusNanos);
  }

  @Provide
  Arbitrary<Instant> wholeSeconds() {
    Arbitrary<Instant> anywhere =
        Arbitraries.longs()
            .between(
                Instant.parse("2026-01-01T00:00:00Z").getEpochSecond(),
                Instant.parse("2027-12-31T00:00:00Z").getEpochSecond())
            .map(Instant::ofEpochSecond);
    Arbitrary<Instant> nearAClockChange =
        Combinators.combine(
                Arbitraries.of(
                    Instant.parse("2026-03-29T01:00:00Z"),
                    Instant.parse("2026-10-25T01:00:00Z"),
                    Instant.parse("2027-03-28T01:00:00Z"),
                    Instant.parse("2026-04-23T22:00:00Z"),
                    Instant.parse("2026-10-29T21:00:00Z")),
                Arbitraries.integers().between(-30, 3),
                Arbitraries.integers().between(-7200, 7200))
            .as((change, days, seconds) -> change.plus(Duration.ofDays(days)).plusSeconds(seconds));
    return Arbitraries.oneOf(anywhere, nearAClockChange);
  }

  @Provide
  Arbitrary<Duration> gaps() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 7200).map(Duration::ofSeconds),
        Arbitraries.longs().between(0, 40L * 86_400).map(Duration::ofSeconds));
  }

  @Provide
  Arbitrary<Duration> businessTimes() {
    return Arbitraries.longs().between(0, 30L * 86_400).map(Duration::ofSeconds);
  }

  @Provide
  Arbitrary<Period> periods() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(1, 40).map(Period.BusinessDays::new),
        Arbitraries.integers().between(1, 40).map(Period.CalendarDays::new),
        Arbitraries.integers()
            .between(1, 1_000_000)
            .map(seconds -> new Period.Exact(Duration.ofSeconds(seconds))));
  }

  private static LocalDate localDate(BusinessCalendar calendar, Instant instant) {
    return LocalDate.ofInstant(instant, calendar.zone());
  }
}
