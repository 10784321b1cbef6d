package cpor.notice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Stage.HeldReason;
import cpor.claim.StageName;
import cpor.notice.mail.Digest.Held;
import cpor.notice.mail.Digest.Overdue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestMailTest {

  private static final Path GOLDEN = Path.of("src/test/resources/cpor/notice/mail");
  private static final Instant MONDAY = Instant.parse("2026-11-30T16:12:09Z");

  private final MailRenderer renderer =
      new MailRenderer(
          new Letterhead(
              "Northwind Partner Programme",
              "https://partners.example",
              "help@partners.example",
              ZoneId.of("Europe/Budapest")));

  @Test
  void itReadsAsItsGoldenFilesSay() throws IOException {
    Mail mail =
        renderer.render(
            new Digest(
                List.of(
                    new Overdue(
                        "01JD9M3V7K5QW8",
                        "Contoso Kft.",
                        "Adatum Zrt.",
                        StageName.SUBMITTED,
                        MONDAY,
                        null),
                    new Overdue(
                        "01JD5Y7Q8NT2R6",
                        "Tailspin <Toys>",
                        "Fabrikam Kft.",
                        StageName.UNDER_REVIEW,
                        MONDAY.minus(Duration.ofDays(7)),
                        MONDAY)),
                List.of(
                    new Held(
                        "01JCZP4H1M9XE3",
                        "Wingtip Nyrt.",
                        "Adatum Zrt.",
                        HeldReason.NOT_DELIVERED,
                        MONDAY.minus(Duration.ofDays(20))))));

    matchesGolden("digest.txt", "Subject: " + mail.subject() + "\n\n" + mail.text());
    matchesGolden("digest.html", mail.html());
  }

  @ParameterizedTest(name = "{0} overdue and {1} on hold")
  @CsvSource({"50, 0, 0", "60, 3, 13", "0, 51, 1"})
  void itHasAtMostFiftyLinesAndSaysHowManyMoreThereAre(int overdue, int held, int more) {
    Mail mail = renderer.render(new Digest(overdueClaims(overdue), heldClaims(held)));

    assertThat(mail.subject()).isEqualTo("Digest: %d overdue, %d on hold".formatted(overdue, held));
    assertThat(mail.text().lines().filter(line -> line.contains("/claims/")))
        .hasSize(overdue + held - more);
    assertThat(mail.text().contains("And %d more.".formatted(more))).isEqualTo(more > 0);
  }

  @Test
  void theLongestComeFirstAndAreToldWhateverTheyWaitFor() {
    Mail mail = renderer.render(new Digest(overdueClaims(60), heldClaims(60)));

    // each held claim waits a moment longer than the overdue one of its number
    assertThat(
            mail.text().lines().filter(line -> line.contains("/claims/")).map(DigestMailTest::id))
        .containsExactlyElementsOf(
            IntStream.range(0, 50)
                .mapToObj(n -> n < 25 ? "overdue-" + n : "held-" + (n - 25))
                .toList());
  }

  private static String id(String link) {
    return link.substring(link.lastIndexOf('/') + 1);
  }

  /** The first waits longest; told in another order. */
  private static List<Overdue> overdueClaims(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                new Overdue(
                    "overdue-" + n,
                    "Contoso Kft.",
                    "Adatum Zrt.",
                    StageName.SUBMITTED,
                    MONDAY.plus(Duration.ofHours(n)),
                    null))
        .toList()
        .reversed();
  }

  private static List<Held> heldClaims(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                new Held(
                    "held-" + n,
                    "Contoso Kft.",
                    "Adatum Zrt.",
                    HeldReason.BOUNCED,
                    MONDAY.plus(Duration.ofHours(n)).minusSeconds(1)))
        .toList()
        .reversed();
  }

  private static void matchesGolden(String file, String actual) throws IOException {
    Path golden = GOLDEN.resolve(file);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }
}
