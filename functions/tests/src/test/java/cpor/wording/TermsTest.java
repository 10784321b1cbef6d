package cpor.wording;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {

  private static final ZoneId BUDAPEST = ZoneId.of("Europe/Budapest");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EN | 2027-09-10T21:59:59Z | Friday, 10 September 2027, 23:59 (Budapest)",
        "EN | 2027-09-10T22:00:00Z | Friday, 10 September 2027, 24:00 (Budapest)",
        "EN | 2027-09-10T22:00:59Z | Friday, 10 September 2027, 24:00 (Budapest)",
        "EN | 2027-09-10T22:01:00Z | Saturday, 11 September 2027, 00:01 (Budapest)",
        "HU | 2027-09-10T22:00:00Z | 2027. szeptember 10., péntek, 24:00 (budapesti idő)",
        "HU | 2027-12-31T23:00:00Z | 2027. december 31., péntek, 24:00 (budapesti idő)",
      })
  void theMidnightThatEndsADayIsToldAsThatDays(Language language, Instant end, String told) {
    assertThat(Terms.in(language).end(end, BUDAPEST)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"EN | en-GB | EEEE, d MMMM uuuu", "HU | hu-HU | uuuu. MMMM d., EEEE"})
  void daysAndMonthsAreCalledAsTheJdkCallsThem(Language language, Locale locale, String pattern) {
    DateTimeFormatter jdk = DateTimeFormatter.ofPattern(pattern, locale);

    assertThat(LocalDate.of(2027, 1, 1).datesUntil(LocalDate.of(2028, 1, 1)))
        .allSatisfy(day -> assertThat(Terms.in(language).day(day)).isEqualTo(jdk.format(day)));
  }

  @Test
  void theMidnightAtWhichSomethingHappenedBeginsADay() {
    assertThat(Terms.in(Language.EN).moment(Instant.parse("2027-09-12T22:00:00Z"), BUDAPEST))
        .isEqualTo("Monday, 13 September 2027, 00:00 (Budapest)");
  }

  @Test
  void aDayMayEndWhenAClockChangeSkipsMidnight() {
    // On Friday, 24 April 2026, clocks in Cairo went from 00:00 to 01:00.
    assertThat(
            Terms.in(Language.EN)
                .end(Instant.parse("2026-04-23T22:00:00Z"), ZoneId.of("Africa/Cairo")))
        .isEqualTo("Thursday, 23 April 2026, 24:00 (Cairo)");
  }
}
