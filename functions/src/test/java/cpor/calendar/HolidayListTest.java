package cpor.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayListTest {

  @Test
  void theBundledListNamesItsVersion() {
    assertThat(HolidayList.bundled().version()).matches("hungary-\\d{4}-\\d{2}-\\d{2}");
  }

  @ParameterizedTest
  @CsvSource({"2026, 2026-04-05", "2027, 2027-03-28", "2028, 2028-04-16"})
  void theBundledListHasEveryHolidayOfItsYears(int year, LocalDate easterSunday) {
    assertThat(HolidayList.bundled().days())
        .filteredOn(day -> day.getYear() == year)
        .containsExactlyInAnyOrder(
            LocalDate.of(year, 1, 1),
            LocalDate.of(year, 3, 15),
            easterSunday.minusDays(2),
            easterSunday.plusDays(1),
            LocalDate.of(year, 5, 1),
            easterSunday.plusDays(50),
            LocalDate.of(year, 8, 20),
            LocalDate.of(year, 10, 23),
            LocalDate.of(year, 11, 1),
            LocalDate.of(year, 12, 25),
            LocalDate.of(year, 12, 26));
  }

  @Test
  void theBundledListHasNoOtherYears() {
    assertThat(HolidayList.bundled().days())
        .extracting(LocalDate::getYear)
        .containsOnly(2026, 2027, 2028);
  }

  @Test
  void aListWithoutAVersionIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HolidayList.parse(List.of("2026-12-25 Christmas Day")))
        .withMessageContaining("version");
  }

  @Test
  void aLineThatIsNotADayIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HolidayList.parse(List.of("version 1", "2026-02-30 Never")))
        .withMessageContaining("2026-02-30 Never");
  }
}
