package cpor.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

  @Test
  void businessDaysAreWrittenBd() {
    assertThat(Period.parse("5bd")).isEqualTo(new Period.BusinessDays(5));
  }

  @Test
  void calendarDaysAreWrittenD() {
    assertThat(Period.parse("30d")).isEqualTo(new Period.CalendarDays(30));
  }

  @Test
  void anIsoDurationIsExact() {
    assertThat(Period.parse("PT20S")).isEqualTo(new Period.Exact(Duration.ofSeconds(20)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1bd", "5bd", "7d", "30d", "PT20S", "PT1H30M"})
  void aPeriodIsWrittenAsItWasRead(String text) {
    assertThat(Period.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bd",
        "d",
        "0bd",
        "0d",
        "PT0S",
        "-1bd",
        "-1d",
        "PT-20S",
        "PT0.5S",
        "PT20.000000001S",
        "5 bd",
        "5BD",
        "1.5d",
        "7",
        "week",
        "P1M",
        "99999999999d",
        "99999999999bd"
      })
  void whatIsNotAPeriodIsRefusedWithWhatIsAccepted(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Period.parse(text))
        .withMessageContainingAll("5bd", "7d", "PT20S", "more than zero");
  }
}
