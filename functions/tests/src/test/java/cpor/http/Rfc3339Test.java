package cpor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T08:00:00Z",
        "2026-11-23t08:00:00z",
        "2026-11-23T08:00:00+00:00",
        "2026-11-23T08:00:00+0000",
        "2026-11-23T08:00:00.000000+0000",
        "2026-11-23T09:30:00+0130",
        "2026-11-23T02:00:00-0600"
      })
  void anOffsetMayLackItsColon(String text) {
    assertThat(Rfc3339.parse(text)).isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T08:00:00",
        "2026-11-23T08:00:00 0000",
        "2026-11-23T08:00:00+00",
        "2026-11-23T08:00:00+000",
        "2026-11-23T08:00:00+1801",
        "2026-11-23T08:00:00+00000",
        "2026-11-23T08:00:00-2026",
        "2026-11-23+0000"
      })
  void whatElseIsNoTimeStaysNone(String text) {
    assertThatThrownBy(() -> Rfc3339.parse(text)).isInstanceOf(DateTimeParseException.class);
  }
}
