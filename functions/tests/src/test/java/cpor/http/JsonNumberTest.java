package cpor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumberTest {

  @ParameterizedTest
  @CsvSource({
    "0, -0.0e99999999999999999999",
    "1, 1.000",
    "100, 1E+2",
    "100, 1000e-1",
    "0.5, 5e-1",
    "1e99999999999999999999, 10e99999999999999999998",
    "-1.5e-99999999999999999999, -0.15e-99999999999999999998",
  })
  void aNumberIsTheSameHoweverItIsWritten(String one, String other) {
    assertThat(JsonNumber.parse(one)).isEqualTo(JsonNumber.parse(other));
  }

  @ParameterizedTest
  @CsvSource({"1, -1", "1, 10", "1e99999999999999999999, 1e99999999999999999998", "12, 1.2"})
  void anotherNumberIsAnother(String one, String other) {
    assertThat(JsonNumber.parse(one)).isNotEqualTo(JsonNumber.parse(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "1e-1",
        "1e18",
        "1234567890123456789",
        "1e99999999999999999999",
        "1e-99999999999999999999"
      })
  void whatIsNoSmallWholeNumberIsNone(String json) {
    assertThat(JsonNumber.parse(json).asLong()).isEmpty();
  }

  @Property
  void everyNumberHasTheValueThatItIsWrittenWith(@ForAll("numbers") String json) {
    BigDecimal expected = new BigDecimal(json);

    JsonNumber number = JsonNumber.parse(json);

    assertThat(new BigDecimal(number.toString())).isEqualByComparingTo(expected);
    assertThat(number.asLong())
        .isEqualTo(
            expected.stripTrailingZeros().scale() <= 0
                    && expected.precision() - expected.scale() <= 18
                ? OptionalLong.of(expected.longValueExact())
                : OptionalLong.empty());
  }

  @Provide
  Arbitrary<String> numbers() {
    return Arbitraries.bigDecimals()
        .ofScale(10)
        .map(BigDecimal::toString)
        .flatMap(
            mantissa ->
                Arbitraries.integers()
                    .between(-25, 25)
                    .map(
                        exponent -> mantissa.contains("E") ? mantissa : mantissa + "e" + exponent));
  }
}
