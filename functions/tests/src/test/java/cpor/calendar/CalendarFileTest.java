package cpor.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFileTest {

  @Nested
  class TheBundledFile {

    private final CalendarFile file = CalendarFile.bundled();

    @Test
    void namesItsVersion() {
      assertThat(file.version()).matches("hungary-\\d{4}-\\d{2}-\\d{2}");
    }

    @ParameterizedTest
    @CsvSource({
      "2026, 2026-04-05", "2027, 2027-03-28", "2028, 2028-04-16", "2029, 2029-04-01",
      "2030, 2030-04-21", "2031, 2031-04-13", "2032, 2032-03-28", "2033, 2033-04-17",
      "2034, 2034-04-09", "2035, 2035-03-25"
    })
    void hasEveryPublicHolidayOfItsYears(int year, LocalDate easterSunday) {
      assertThat(file.daysOff())
          .filteredOn(day -> day.getYear() == year)
          .contains(
              LocalDate.of(year, 1, 1),
              LocalDate.of(year, 3, 15),
              easterSunday.minusDays(2),
              easterSunday.plusDays(1),
              LocalDate.of(year, 5, 1),
              easterSunday.plusDays(50),
              LocalDate.of(year, 8, 20),
              LocalDate.of(year, 10, 23),
              LocalDate.of(year, 11, 1),
              LocalDate.of(year, 12, 24),
              LocalDate.of(year, 12, 25),
              LocalDate.of(year, 12, 26))
          .hasSize(year == 2026 ? 14 : 12);
    }

    @Test
    void hasTheSwapsThatAreDecreedAndNoOthers() {
      assertThat(file.daysOff())
          .contains(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 8, 21))
          .hasSize(10 * 12 + 2);
      assertThat(file.daysWorked())
          .containsExactlyInAnyOrder(LocalDate.of(2026, 1, 10), LocalDate.of(2026, 8, 8));
    }

    @Test
    void listsNoYearThatItDoesNotListWhole() {
      assertThat(file.daysOff())
          .extracting(LocalDate::getYear)
          .containsOnly(2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035);
    }

    @Test
    void namesTheActOrTheDecreeOfEachDay() {
      assertThat(CalendarFile.bundledLines().stream().skip(2))
          .filteredOn(line -> !line.startsWith("#"))
          .hasSize(124)
          .allMatch(line -> line.matches("[^;]+; (Act|Decree) .+"));
    }

    @Test
    void listsByStatuteAtLeastAYearMoreThanDecreesAreKnownFor() {
      LocalDate lastDay = file.daysOff().stream().max(LocalDate::compareTo).orElseThrow();

      assertThat(file.decreesKnownUntil()).isBefore(lastDay.minusYears(1));
      assertThat(file.decreesKnownUntil().plusDays(1).getDayOfYear()).isOne();
    }
  }

  @ParameterizedTest
  @CsvSource({"2027-10-01, 91", "2027-10-02, 90", "2027-12-31, 0", "2028-01-01, -1"})
  void tellsHowManyDaysDecreesAreStillKnownFor(LocalDate today, long left) {
    assertThat(calendar().daysLeft(today)).isEqualTo(left);
  }

  @Test
  void aDayIsOffOrWorked() {
    CalendarFile file =
        calendar(
            "# of 2026",
            "2026-01-02 off    Swapped; a decree",
            "2026-01-10 worked Swapped; a decree");

    assertThat(file)
        .isEqualTo(
            new CalendarFile(
                "1",
                LocalDate.of(2027, 12, 31),
                Set.of(LocalDate.of(2026, 1, 2)),
                Set.of(LocalDate.of(2026, 1, 10))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30 off Never; an act",
        "2026-2-003 off Written otherwise; an act",
        "2026/02/03 off Written otherwise; an act",
        "2026-0x-03 off Not a number; an act",
        "2026-12-25  off Two spaces; an act",
        "2026-12-25 off Christmas Day; ",
        "2026-12-25 Christmas Day; an act",
        "2026-12-25 off Christmas Day",
        "2026-12-25 of Christmas Day; an act",
        "",
      })
  void aLineThatIsNoDayWithItsLawIsRefused(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calendar(line))
        .withMessageContaining(line.isEmpty() ? "''" : line.substring(0, 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-12-25 off Christmas again; an act",
        "2026-12-25 worked Nobody rests; a decree",
        "2026-12-12 off Both; a decree",
        "2026-12-12 worked Twice; a decree",
        "2026-12-13 worked A Sunday; a decree",
        "2026-12-14 worked A Monday; a decree",
      })
  void aDayThatCannotBeWhatItIsSaidToBeIsRefused(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                calendar(
                    "2026-12-25 off Christmas Day; an act",
                    "2026-12-12 worked Swapped; a decree",
                    line))
        .withMessageContaining(line);
  }

  @Test
  void aFileThatDoesNotSayItsVersionOrHowFarDecreesAreKnownIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalendarFile.parse(List.of("version 1")))
        .withMessageContaining("decrees known until");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CalendarFile.parse(List.of("version 1", "2026-12-25 off Christmas; an act")))
        .withMessageContaining("decrees known until");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CalendarFile.parse(List.of("decrees known until 2027-12-31", "version 1")))
        .withMessageContaining("version");
  }

  private static CalendarFile calendar(String... days) {
    return CalendarFile.parse(
        Stream.concat(Stream.of("version 1", "decrees known until 2027-12-31"), Stream.of(days))
            .toList());
  }
}
