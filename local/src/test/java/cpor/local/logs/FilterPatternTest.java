package cpor.local.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of "Filter pattern syntax for metric filters". */
class FilterPatternTest {

  private static final String LINE =
      "{\"status\": 503, \"route\": \"GET /claims\", \"details\": {\"name\": \"NoticeNotSent\"}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "``                                                   ; true",
        "\"GET /claims\"                                      ; true",
        "\"GET /reviews\"                                     ; false",
        "route status                                         ; true",
        "route absent                                         ; false",
        "{ $.status = 503 }                                   ; true",
        "{ $.status = 5* }                                    ; true",
        "{ $.status = 4* }                                    ; false",
        "{ $.status != 503 }                                  ; false",
        "{ $.status >= 500 }                                  ; true",
        "{ $.status > 503 }                                   ; false",
        "{ $.status < 504 && $.route = \"GET *\" }            ; true",
        "{ $.status <= 502 || $.details.name = \"*NotSent\" } ; true",
        "{ ($.status = 1 || $.status = 503) && $.route = x }  ; false",
        "{ $.absent = 1 || $.absent != 1 }                    ; false",
      })
  void aLineOfJsonMatchesWhatIsSaidOfIt(String pattern, boolean matches) {
    assertThat(new FilterPattern(pattern).test(LINE)).isEqualTo(matches);
  }

  @Test
  void whatIsNoJsonMatchesWordsOnly() {
    String line = "a notice was given up: {";

    assertThat(new FilterPattern("\"was given up\"").test(line)).isTrue();
    assertThat(new FilterPattern("{ $.status = 503 }").test(line)).isFalse();
    assertThat(new FilterPattern("{ $.status = 503 }").test("{ broken")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{ $.a = 1", "{ a = 1 }", "{ $.a IS NULL }", "{ $.a = a*b }", "?one ?two", "{"})
  void whatIsNotUnderstoodIsRefused(String pattern) {
    assertThatIllegalArgumentException().isThrownBy(() -> new FilterPattern(pattern));
  }
}
