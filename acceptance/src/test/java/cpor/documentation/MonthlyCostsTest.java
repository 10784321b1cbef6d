package cpor.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The month's bill in docs/costs.md is calculated rightly from what it says a claim needs. */
class MonthlyCostsTest {

  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| (?<what>[^|]+) \\| (?<claim>[\\d.]+) \\| (?<besides>\\d+) \\| (?<price>[\\d.]+)"
              + " \\| (?<few>[\\d.]+) \\| (?<many>[\\d.]+) \\|");
  private static final Pattern TOTAL =
      Pattern.compile("(?m)^\\| together \\| \\| \\| \\| (?<few>[\\d.]+) \\| (?<many>[\\d.]+) \\|");
  private static final BigDecimal MILLION = new BigDecimal(1_000_000);

  /**
   * A line of the bill, in USD.
   *
   * @param claim how many units a claim takes
   * @param besides how many units a month takes without any claim
   * @param price of a million units
   */
  private record Row(
      String what,
      BigDecimal claim,
      BigDecimal besides,
      BigDecimal price,
      BigDecimal few,
      BigDecimal many) {

    static Row of(Matcher row) {
      return new Row(
          row.group("what"),
          new BigDecimal(row.group("claim")),
          new BigDecimal(row.group("besides")),
          new BigDecimal(row.group("price")),
          new BigDecimal(row.group("few")),
          new BigDecimal(row.group("many")));
    }

    BigDecimal costOf(long claims) {
      return claim
          .multiply(BigDecimal.valueOf(claims))
          .add(besides)
          .multiply(price)
          .divide(MILLION, 2, RoundingMode.HALF_UP);
    }
  }

  private final String document = read(Path.of("..", "docs", "costs.md"));
  private final List<Row> rows = rows(document);

  @Test
  void everyLineIsUnitsTimesPrice() {
    assertThat(rows)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            row -> {
              assertThat(row.few()).isEqualTo(row.costOf(1_000));
              assertThat(row.many()).isEqualTo(row.costOf(1_000_000));
            });
  }

  @Test
  void theTotalIsTheSumOfTheLines() {
    Matcher total = TOTAL.matcher(document);
    assertThat(total.find()).isTrue();

    assertThat(rows.stream().map(Row::few).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(total.group("few"));
    assertThat(rows.stream().map(Row::many).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(total.group("many"));
  }

  /** An alarm is billed once for each metric that it calculates with. */
  @Test
  void theAlarmsAreThoseOfTheTemplate() {
    String template = read(Path.of("..", "template.yaml"));
    long alarms = occurrences("Type: AWS::CloudWatch::Alarm", template);
    long calculating = occurrences("(?m)^      Metrics:$", template);
    long calculatedWith = occurrences("MetricStat:", template);

    assertThat(rows)
        .filteredOn(row -> row.what().equals("CloudWatch, alarms"))
        .singleElement()
        .extracting(Row::besides)
        .isEqualTo(BigDecimal.valueOf(alarms - calculating + calculatedWith));
  }

  private static long occurrences(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }

  private static List<Row> rows(String document) {
    Matcher row = ROW.matcher(document);
    List<Row> rows = new ArrayList<>();
    while (row.find()) {
      rows.add(Row.of(row));
    }
    return rows;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
