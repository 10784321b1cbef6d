package cpor.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  @Test
  void aTableIsWrittenAsTheStandardHasIt() {
    String table =
        Csv.of(
            List.of("id", "name"),
            Stream.of(
                List.of("1", "Árvíztűrő Kft."),
                List.of("2", "Smith, \"Jones\" & Co"),
                List.of("", "two\r\nlines")));

    assertThat(table)
        .isEqualTo(
            """
            \ufeffid,name
            1,Árvíztűrő Kft.
            2,"Smith, ""Jones"" & Co"
            ,"two
            lines"
            """
                .replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+36 1 234 5678", "-2", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠A1"})
  void aFormulaIsMadeText(String formula) {
    assertThat(row(formula)).isEqualTo("'" + formula);
  }

  @Test
  void aFormulaWithQuotesOrLinesIsMadeTextToo() {
    assertThat(row("=HYPERLINK(\"x\",\"y\")")).isEqualTo("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    assertThat(row("\r=1")).isEqualTo("\"'\r=1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-23T08:00:00Z", "a=b", "PO-2026-114", "'", " ", ""})
  void whatIsNoFormulaStaysAsItIs(String text) {
    assertThat(row(text)).isEqualTo(text);
  }

  private static String row(String cell) {
    String table = Csv.of(List.of("x"), Stream.of(List.of(cell)));
    return table.substring("\ufeffx\r\n".length(), table.length() - 2);
  }
}
