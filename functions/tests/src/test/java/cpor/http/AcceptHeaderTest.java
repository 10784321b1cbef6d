package cpor.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptHeaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv                                         | true",
        "Text/CSV;header=present                          | true",
        "text/*                                           | true",
        "application/json;q=0.5, text/csv                 | true",
        "application/json; q=0.5 , text/csv ;q=0.501      | true",
        "*/*;q=0.1, text/csv                              | true",
        "text/csv, application/json;q=0                   | true",
        "text/csv, */*;q=0.9                              | true",
        "''                                               | false",
        "*/*                                              | false",
        "application/json                                 | false",
        "application/json, text/csv                       | false",
        "text/csv, application/json, application/problem+json | false",
        "text/csv;q=0                                     | false",
        "*/*, text/csv;q=0.2                              | false",
        "text/*;q=0.4, application/*;q=0.5                | false",
        "text/html,application/xhtml+xml,*/*;q=0.8        | false",
        "text/plain                                       | false",
        "text/csvs                                        | false",
        ",;,q=1,/                                         | false"
      })
  void theClosestRangeSaysHowWellAFormIsLiked(String accept, boolean csv) {
    assertThat(new AcceptHeader(accept).prefers("text/csv", "application/json")).isEqualTo(csv);
  }
}
