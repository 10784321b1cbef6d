package cpor.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {

  private static final ZoneId BUDAPEST = ZoneId.of("Europe/Budapest");
  // Clock changes in Cairo fall on a Friday (forward, at midnight) and a Friday's midnight (back).
  private static final ZoneId CAIRO = ZoneId.of("Africa/Cairo");

  private final BusinessCalendar calendar = BusinessCalendar.bundled(BUDAPEST);

  @Nested
  class ABusinessDay {
    @Test
    void isMondayToFriday() {
      assertThat(calendar.isBusinessDay(LocalDate.parse("2026-11-27"))).isTrue();
      assertThat(calendar.isBusinessDay(LocalDate.parse("2026-11-28"))).isFalse();
      assertThat(calendar.isBusinessDay(LocalDate.parse("2026-11-29"))).isFalse();
      assertThat(calendar.isBusinessDay(LocalDate.parse("2026-11-30"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "2026-12-24", // by act and by decree
          "2026-12-25",
          "2027-03-26", // Good Friday
          "2028-04-17", // Easter Monday
          "2029-05-21", // Whit Monday
          "2027-12-24", // by act, a Friday
          "2028-12-24", // a Sunday
          "2033-12-24", // a Saturday
          "2035-12-26",
        })
    void isNoPublicHoliday(LocalDate day) {
      assertThat(calendar.isBusinessDay(day)).isFalse();
    }

    @Test
    void isASaturdayThatIsWorkedForADayOfRest() {
      assertThat(calendar.isBusinessDay(LocalDate.parse("2026-01-02"))).isFalse();
      assertThat(calendar.isBusinessDay(LocalDate.parse("2026-01-10"))).isTrue();
      assertThat(calendar.isBusinessDay(LocalDate.parse("2026-08-21"))).isFalse();
      assertThat(calendar.isBusinessDay(LocalDate.parse("2026-08-08"))).isTrue();
    }

    @Test
    void isNotTheSaturdayWhoseSwapAnActHasOvertaken() {
      assertThat(calendar.isBusinessDay(LocalDate.parse("2026-12-12"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-23", "2026-12-28", "2026-12-31", "2033-12-23", "2033-12-27"})
    void isAWeekdayAroundThem(LocalDate day) {
      assertThat(calendar.isBusinessDay(day)).isTrue();
    }

    @Test
    void isAnyWeekdayInAYearWithoutAList() {
      assertThat(calendar.isBusinessDay(LocalDate.parse("2036-12-25"))).isTrue();
      assertThat(calendar.after(budapest("2036-12-24T10:00"), Period.parse("2bd")))
          .isEqualTo(budapest("2036-12-26T10:00"));
    }
  }

  @Nested
  class ADeadlineInBusinessDays {
    @Test
    void isTheSameLocalTimeThatManyBusinessDaysLater() {
      assertThat(calendar.after(budapest("2026-11-23T17:12:09"), Period.parse("5bd")))
          .isEqualTo(budapest("2026-11-30T17:12:09"));
    }

    @Test
    void passesOverHolidaysAndWeekends() {
      assertThat(calendar.after(budapest("2026-12-23T09:00"), Period.parse("5bd")))
          .isEqualTo(budapest("2027-01-04T09:00"));
    }

    @Test
    void countsASaturdayThatIsWorked() {
      assertThat(calendar.after(budapest("2026-08-06T09:00"), Period.parse("2bd")))
          .isEqualTo(budapest("2026-08-08T09:00"));
      assertThat(calendar.after(budapest("2026-08-08T09:00"), Period.parse("10bd")))
          .isEqualTo(budapest("2026-08-25T09:00"));
    }

    @Test
    void isCountedFromTheNextBusinessDaysStartWhenItBeginsOnADayOff() {
      assertThat(calendar.after(budapest("2026-11-28T15:00"), Period.parse("1bd")))
          .isEqualTo(budapest("2026-12-01T00:00"));
      assertThat(calendar.after(budapest("2026-12-25T15:00"), Period.parse("5bd")))
          .isEqualTo(budapest("2027-01-05T00:00"));
    }

    @Test
    void keepsTheLocalTimeOverAClockChange() {
      assertThat(calendar.after(budapest("2026-10-22T09:00"), Period.parse("1bd")))
          .isEqualTo(Instant.parse("2026-10-26T08:00:00Z"));
    }

    @Test
    void roundedOverMidnightIntoADayOffEndsOnTheNextBusinessDay() {
      assertThat(calendar.after(budapest("2026-11-27T23:59:59.5"), Period.parse("5bd")))
          .isEqualTo(budapest("2026-12-07T00:00"));
    }

    @Test
    void movesLaterWhenItsDayBeginsWithAClockChange() {
      // On Friday, 24 April 2026, clocks in Cairo went from 00:00 to 01:00.
      assertThat(inCairo().after(at(CAIRO, "2026-04-23T00:30"), Period.parse("1bd")))
          .isEqualTo(at(CAIRO, "2026-04-24T01:30"));
      assertThat(inCairo().after(at(CAIRO, "2026-04-24T12:00"), Period.parse("1bd")))
          .isEqualTo(at(CAIRO, "2026-04-27T12:00"));
    }

    @Test
    void isTheLaterOfADoubledLocalTime() {
      // On Thursday, 29 October 2026, 23:00 to 24:00 happened twice in Cairo.
      assertThat(inCairo().after(at(CAIRO, "2026-10-28T23:30"), Period.parse("1bd")))
          .isEqualTo(Instant.parse("2026-10-29T21:30:00Z"));
    }
  }

  @Nested
  class ADeadlineInCalendarDays {
    @Test
    void isTheSameLocalTimeThatManyDaysLater() {
      assertThat(calendar.after(budapest("2026-10-20T09:00"), Period.parse("7d")))
          .isEqualTo(budapest("2026-10-27T09:00"))
          .isEqualTo(Instant.parse("2026-10-27T08:00:00Z"));
    }

    @Test
    void mayEndOnADayOff() {
      assertThat(calendar.after(budapest("2026-12-18T09:00"), Period.parse("7d")))
          .isEqualTo(budapest("2026-12-25T09:00"));
    }

    @Test
    void movesLaterWhenAClockChangeSkipsItsLocalTime() {
      assertThat(calendar.after(budapest("2027-03-21T02:30"), Period.parse("7d")))
          .isEqualTo(budapest("2027-03-28T03:30"));
    }

    @Test
    void isTheLaterOfADoubledLocalTime() {
      assertThat(calendar.after(budapest("2026-10-18T02:30"), Period.parse("7d")))
          .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    }

    @Test
    void isRoundedUpToWholeSeconds() {
      assertThat(calendar.after(budapest("2026-11-23T09:00:00.000000001"), Period.parse("7d")))
          .isEqualTo(budapest("2026-11-30T09:00:01"));
    }
  }

  @Test
  void anExactPeriodIsAddedAndRoundedUp() {
    assertThat(calendar.after(budapest("2026-11-28T09:00:00.2"), Period.parse("PT20S")))
        .isEqualTo(budapest("2026-11-28T09:00:21"));
  }

  @Nested
  class AReminder {
    @Test
    void liesThatManyBusinessDaysBeforeTheDeadline() {
      assertThat(calendar.before(budapest("2026-11-30T17:12:09"), Period.parse("1bd")))
          .isEqualTo(budapest("2026-11-27T17:12:09"));
      assertThat(calendar.before(budapest("2026-12-28T09:00"), Period.parse("2bd")))
          .isEqualTo(budapest("2026-12-22T09:00"));
    }

    @Test
    void ofADeadlineOnADayOffIsCountedFromTheNextBusinessDaysStart() {
      assertThat(calendar.before(budapest("2026-11-28T15:00"), Period.parse("1bd")))
          .isEqualTo(budapest("2026-11-27T00:00"));
    }

    @Test
    void liesThatManyDaysBeforeTheDeadline() {
      assertThat(calendar.before(budapest("2026-10-27T09:00"), Period.parse("5d")))
          .isEqualTo(budapest("2026-10-22T09:00"));
    }

    @Test
    void isRoundedDownToWholeSeconds() {
      assertThat(calendar.before(budapest("2026-11-28T09:00:20.9"), Period.parse("PT20S")))
          .isEqualTo(budapest("2026-11-28T09:00:00"));
    }
  }

  @Nested
  class ADeadlineThatPeopleAreTold {

    private static final Period BUSINESS_DAYS = Period.parse("5bd");

    @Test
    void isRoundedDownToTheMinute() {
      assertThat(calendar.lastMoment(budapest("2027-09-13T17:12:59"), BUSINESS_DAYS))
          .isEqualTo(budapest("2027-09-13T17:12"));
    }

    @ParameterizedTest
    @CsvSource({
      "2027-09-14T00:00,    2027-09-14T00:00",
      "2027-09-13T00:00,    2027-09-11T00:00", // a Monday's start is Friday's end
      "2027-09-13T00:00:59, 2027-09-11T00:00",
      "2027-09-13T00:01,    2027-09-13T00:01",
      "2026-12-28T00:00,    2026-12-24T00:00", // Christmas and a weekend
      "2026-08-10T00:00,    2026-08-09T00:00", // the Saturday before is worked
    })
    void isTheEndOfABusinessDayWhenItIsTheNextOnesStart(String deadline, String told) {
      assertThat(calendar.lastMoment(budapest(deadline), BUSINESS_DAYS)).isEqualTo(budapest(told));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7d", "PT20S"})
    void takesNoDayFromAPeriodThatCountsThemAll(String period) {
      assertThat(calendar.lastMoment(budapest("2027-09-13T00:00"), Period.parse(period)))
          .isEqualTo(budapest("2027-09-13T00:00"));
    }

    @Test
    void mayBeTheStartOfADayThatBeginsWithAClockChange() {
      Instant friday = at(CAIRO, "2026-04-24T01:00");

      assertThat(inCairo().lastMoment(friday, BUSINESS_DAYS)).isEqualTo(friday);
    }
  }

  @Nested
  class BusinessTime {
    @Test
    void leavesOutDaysOff() {
      assertThat(
              calendar.businessTimeBetween(
                  budapest("2026-11-27T22:00"), budapest("2026-11-30T03:30")))
          .isEqualTo(Duration.ofHours(5).plusMinutes(30));
    }

    @Test
    void isZeroWithinADayOff() {
      assertThat(
              calendar.businessTimeBetween(
                  budapest("2026-12-25T08:00"), budapest("2026-12-27T20:00")))
          .isZero();
    }

    @Test
    void isZeroBackwards() {
      assertThat(
              calendar.businessTimeBetween(
                  budapest("2026-11-24T08:00"), budapest("2026-11-23T08:00")))
          .isZero();
    }

    @Test
    void ofABusinessDayWithAClockChangeIsWhatElapsed() {
      assertThat(
              inCairo()
                  .businessTimeBetween(
                      at(CAIRO, "2026-04-24T01:00"), at(CAIRO, "2026-04-25T00:00")))
          .isEqualTo(Duration.ofHours(23));
    }

    @Test
    void movesADeadlineOnOverDaysOff() {
      assertThat(calendar.plusBusinessTime(budapest("2026-11-27T17:00"), Duration.ofHours(10)))
          .isEqualTo(budapest("2026-11-30T03:00"));
    }

    @Test
    void thatEndsWithABusinessDayEndsAtTheStartOfTheNext() {
      assertThat(calendar.plusBusinessTime(budapest("2026-11-27T17:00"), Duration.ofHours(7)))
          .isEqualTo(budapest("2026-11-30T00:00"));
    }

    @Test
    void movesADeadlineToAWholeSecond() {
      assertThat(calendar.plusBusinessTime(budapest("2026-11-27T17:00"), Duration.ofMillis(1)))
          .isEqualTo(budapest("2026-11-27T17:00:01"));
    }
  }

  private static BusinessCalendar inCairo() {
    return new BusinessCalendar("none", CAIRO, Set.of(), Set.of());
  }

  private static Instant budapest(String local) {
    return at(BUDAPEST, local);
  }

  private static Instant at(ZoneId zone, String local) {
    return ZonedDateTime.of(LocalDateTime.parse(local), zone).toInstant();
  }
}
