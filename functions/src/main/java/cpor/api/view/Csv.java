package cpor.api.view;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes tables as RFC 4180 has them, and as spreadsheets take them without harm: in UTF-8 with the
 * mark by which Excel knows it, and without formulas.
 */
final class Csv {

  private static final String BYTE_ORDER_MARK = "\ufeff";

  /**
   * A spreadsheet takes a cell that begins with one of these for a formula, which may call programs
   * and send away what other cells hold. The full-width ones too, and those that it skips (OWASP,
   * "CSV Injection"). An apostrophe before it makes it text.
   */
  private static final String FORMULA_BEGINS_WITH = "=+-@\t\r\n＝＋－＠";

  private static final Pattern TO_BE_QUOTED = Pattern.compile("[\",\r\n]");

  private Csv() {}

  static String of(List<String> header, Stream<List<String>> rows) {
    return Stream.concat(Stream.of(header), rows)
        .map(Csv::line)
        .collect(Collectors.joining("", BYTE_ORDER_MARK, ""));
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    boolean isFormula = !text.isEmpty() && FORMULA_BEGINS_WITH.indexOf(text.charAt(0)) >= 0;
    String harmless = isFormula ? "'" + text : text;
    return TO_BE_QUOTED.matcher(harmless).find()
        ? '"' + harmless.replace("\"", "\"\"") + '"'
        : harmless;
  }
}
