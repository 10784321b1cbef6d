package cpor.table.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantAdapterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T09:00:00Z",
        "2026-11-23T09:00:00.120Z",
        "2026-11-23T09:00:00.000001Z",
        "2026-11-23T09:00:00.123456789Z"
      })
  void aTimeIsReadToTheNanosecond(String text) {
    assertThat(InstantAdapter.instant(text)).isEqualTo(Instant.parse(text));
  }

  @Property
  void everyTimeIsReadAsItWasWritten(
      @ForAll @LongRange(max = 253_402_300_799L) long second,
      @ForAll @IntRange(max = 999_999_999) int nanosecond) {
    Instant time = Instant.ofEpochSecond(second, nanosecond);

    assertThat(InstantAdapter.instant(time.toString())).isEqualTo(time);
  }
}
