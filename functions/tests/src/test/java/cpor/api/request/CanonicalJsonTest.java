package cpor.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.http.JsonTree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | { }",
        "{\"a\": 1, \"b\": [1.0, 10]} | {\"b\":[1e0,1E+1],\"a\":1}",
        "{\"a\": {\"c\": null, \"b\": true}} | {\"a\": {\"b\": true, \"c\": null}}",
        "\"é\\u0041\" | \"\\u00e9A\"",
      })
  void theSameValueIsTheSameText(String one, String other) {
    assertThat(canonical(one)).isEqualTo(canonical(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | []",
        "{\"a\": null} | {}",
        "[1, 2] | [12]",
        "[1, 2] | [2, 1]",
        "1 | \"1\"",
        "1 | 1e99999999999999999999",
        "null | \"null\"",
        "true | \"true\"",
        "[\"a\", \"b\"] | [\"a1:b\"]",
        "[\"a\", \"b\"] | [\"a\\\"1:b\"]",
        "{\"a\": \"b\"} | [\"a\", \"b\"]",
        "[[], []] | [[[]]]",
      })
  void anotherValueIsAnotherText(String one, String other) {
    assertThat(canonical(one)).isNotEqualTo(canonical(other));
  }

  private static String canonical(String json) {
    return CanonicalJson.of(JsonTree.read(json));
  }
}
