package cpor.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/costs.md says of a million claims a month follows from what it says of one. */
class LimitsTest {

  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| (?<limit>[^|]+) \\| (?<used>[\\d.]+) % \\| (?<allowed>\\d+) \\| (?<claim>\\d+)"
              + " \\| (?<seconds>[\\d.]+) \\| (?<average>[\\d.]+) \\| (?<ten>[\\d.]+) \\|");
  private static final BigDecimal CLAIMS = new BigDecimal(1_000_000);
  private static final BigDecimal SECONDS_A_MONTH = new BigDecimal(30 * 24 * 60 * 60);

  private final String document = read("docs/costs.md");
  private final List<Row> rows = ROW.matcher(document).results().map(Row::of).toList();

  /**
   * A limit beside our load.
   *
   * @param claim what a claim asks for
   * @param seconds for how long an ask counts
   */
  private record Row(
      String limit,
      BigDecimal allowed,
      BigDecimal claim,
      BigDecimal seconds,
      BigDecimal average,
      BigDecimal ten,
      BigDecimal used) {

    static Row of(MatchResult row) {
      return new Row(
          row.group("limit"),
          new BigDecimal(row.group("allowed")),
          new BigDecimal(row.group("claim")),
          new BigDecimal(row.group("seconds")),
          new BigDecimal(row.group("average")),
          new BigDecimal(row.group("ten")),
          new BigDecimal(row.group("used")));
    }

    /** Of what is asked for at some multiple of the average. */
    BigDecimal load(int times) {
      return CLAIMS.multiply(claim).multiply(seconds).multiply(new BigDecimal(times));
    }
  }

  @Test
  void everyLoadFollowsFromWhatAClaimAsksFor() {
    assertThat(rows)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            row -> {
              assertThat(row.average()).isEqualTo(divided(row.load(1), SECONDS_A_MONTH));
              assertThat(row.ten()).isEqualTo(divided(row.load(10), SECONDS_A_MONTH));
              assertThat(row.used())
                  .isEqualTo(divided(row.load(1000), SECONDS_A_MONTH.multiply(row.allowed())));
            });
  }

  @Test
  void theTightestStandsFirst() {
    assertThat(rows).extracting(Row::used).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void whatAClaimAsksForIsWhatItIsBilledFor() {
    assertAsked("SES, mails a day", billed("SES, mails"));
    assertAsked("SES, mails a second", billed("SES, mails"));
    assertAsked("HTTP API, requests a second", billed("HTTP API, requests"));
    assertAsked("Lambda, at once", billed("Lambda, invocations"));
    assertAsked(
        "Step Functions, state transitions a second", billed("Step Functions, state transitions"));
    assertAsked("DynamoDB, read units a second of a table", billed("DynamoDB, read units"));
    assertAsked("DynamoDB, write units a second of a table", billed("DynamoDB, write units"));
    assertAsked("S3, uploads a second of a prefix", billed("S3, uploads"));
    assertAsked("EventBridge, events put a second", billed("EventBridge, own events"));
  }

  @Test
  void ourOwnLimitIsThatOfTheTemplate() {
    MatchResult limit =
        Pattern.compile("DefaultRouteSettings:.*?ThrottlingRateLimit: (\\d+)", Pattern.DOTALL)
            .matcher(read("template.yaml"))
            .results()
            .findFirst()
            .orElseThrow();

    assertThat(row("HTTP API, requests a second, our own").allowed())
        .isEqualTo(new BigDecimal(limit.group(1)));
  }

  private void assertAsked(String limit, BigDecimal claim) {
    assertThat(row(limit).claim()).as(limit).isEqualTo(claim);
  }

  private Row row(String limit) {
    return rows.stream().filter(row -> row.limit().equals(limit)).findFirst().orElseThrow();
  }

  /** What a claim needs, by the month's bill. */
  private BigDecimal billed(String what) {
    MatchResult line =
        Pattern.compile("(?m)^\\| " + Pattern.quote(what) + " \\| (\\d+) \\|")
            .matcher(document)
            .results()
            .findFirst()
            .orElseThrow();
    return new BigDecimal(line.group(1));
  }

  private static BigDecimal divided(BigDecimal load, BigDecimal by) {
    return load.divide(by, 1, RoundingMode.HALF_UP);
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of("..").resolve(file));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
