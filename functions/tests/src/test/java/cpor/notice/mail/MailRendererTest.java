package cpor.notice.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Language;
import cpor.claim.NoticeKind;
import cpor.claim.Stage.HeldReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MailRendererTest {

  /** Set to write the golden files anew; a change of wording then shows as a diff. */
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private static final Pattern PREVIEW = Pattern.compile("<div class=\"preview\".*?</div>");

  private static final Path GOLDEN = Path.of("src/test/resources/cpor/notice/mail");

  private static final String SUPPORT = "help@northwind.example";

  private final MailRenderer renderer = renderer("Europe/Budapest");

  private static MailRenderer renderer(String zone) {
    return new MailRenderer(
        new Letterhead(
            "Northwind Partner Programme", "https://partners.example", SUPPORT, ZoneId.of(zone)));
  }

  static Stream<Arguments> everyNoticeInEachLanguage() {
    return SampleNotices.byName().entrySet().stream()
        .flatMap(
            sample ->
                Arrays.stream(Language.values())
                    .map(language -> Arguments.of(sample.getKey(), sample.getValue(), language)));
  }

  @ParameterizedTest(name = "{0} in {2}")
  @MethodSource("everyNoticeInEachLanguage")
  void aNoticeReadsAsItsGoldenFilesSay(String name, Notice notice, Language language)
      throws IOException {
    Mail mail = renderer.render(notice, language);

    String file = name + "." + language.name().toLowerCase(Locale.ROOT);
    matchesGolden(file + ".txt", "Subject: " + mail.subject() + "\n\n" + mail.text());
    matchesGolden(file + ".html", mail.html());
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfNoticeHasASample(NoticeKind kind) {
    String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    // A dispute is decided one way or the other.
    List<String> names =
        kind == NoticeKind.DISPUTE_DECIDED
            ? List.of("dispute-won", "dispute-refused")
            : List.of(name);

    assertThat(SampleNotices.byName()).containsKeys(names.toArray(String[]::new));
  }

  @ParameterizedTest(name = "{0} in {2}")
  @MethodSource("everyNoticeInEachLanguage")
  void textAndHtmlSayTheSame(String name, Notice notice, Language language) {
    Mail mail = renderer.render(notice, language);

    assertThat(wordsOfHtml(mail.html())).isEqualTo(words(mail.text()));
  }

  @ParameterizedTest(name = "{0} in {2}")
  @MethodSource("everyNoticeInEachLanguage")
  void aMailHasOneLinkAtMostWhichStandsAloneOnItsLine(
      String name, Notice notice, Language language) {
    Mail mail = renderer.render(notice, language);

    List<String> links =
        switch (notice) {
          case Notice.ConsentRequest _ -> List.of(SampleNotices.CONSENT_LINK);
          case Notice.Declined _ -> List.of();
          case Notice.ToPartner _ ->
              List.of("https://partners.example/claims/" + SampleNotices.CLAIM_ID);
        };
    assertThat(mail.text().lines().filter(line -> line.contains("://"))).isEqualTo(links);
    assertThat(mail.html().split("://", -1)).hasSize(links.size() + 1);
    assertThat(links).allMatch(link -> mail.html().contains("href=\"" + link + "\""));
  }

  @ParameterizedTest(name = "{0} in {2}")
  @MethodSource("everyNoticeInEachLanguage")
  void aMailSaysAtItsFootWhomToAskAboutWhichClaim(String name, Notice notice, Language language) {
    String text = renderer.render(notice, language).text().strip();

    assertThat(text.substring(text.lastIndexOf('\n'))).contains(SUPPORT, SampleNotices.CLAIM_ID);
  }

  @ParameterizedTest
  @EnumSource
  void theCustomerReadsWhoClaimsWhatAndUntilWhenBeforeAnythingElse(Language language) {
    Mail mail = renderer.render(SampleNotices.named("consent-request"), language);

    List<String> paragraphs = List.of(mail.text().split("\n\n", -1));
    String until =
        switch (language) {
          case EN -> "Wednesday, 2 December 2026, 17:12 (Budapest)";
          case HU -> "2026. december 2., szerda, 17:12 (budapesti idő)";
        };
    // after the programme, the title and the greeting
    assertThat(paragraphs.get(3)).contains("Adatum Zrt.", "Contoso Kft.");
    assertThat(paragraphs.get(4)).contains(until);
    assertThat(paragraphs.get(5)).contains(SampleNotices.CONSENT_LINK);
    assertThat(preview(mail.html())).contains(until);
  }

  @ParameterizedTest
  @EnumSource
  void noLineIsTooLongForMail(Language language) {
    String name = "\ud83c\udf2c".repeat(100);
    String comment = "&".repeat(4000);
    List<String> products = Collections.nCopies(20, "\u7d04".repeat(200));
    ClaimFacts claim = new ClaimFacts(SampleNotices.CLAIM_ID, name, name, products, name);
    List<Notice> notices =
        List.of(
            new Notice.ActionRequired(claim, List.of(), comment, Instant.EPOCH),
            new Notice.ActionRequired(claim, List.of(), "a ".repeat(2000), Instant.EPOCH),
            new Notice.WindowHeld(claim, HeldReason.BOUNCED, Notice.AskingAgain.BY_NOBODY));

    for (Notice notice : notices) {
      Mail mail = renderer.render(notice, language);
      assertThat((mail.text() + mail.html()).lines())
          .allSatisfy(line -> assertThat(line.getBytes(UTF_8)).hasSizeLessThan(998));
      assertThat(mail.text().replaceAll("[\\s>]", "")).contains("\u7d04".repeat(200));
    }
  }

  @ParameterizedTest(name = "{0} in {2}")
  @MethodSource("everyNoticeInEachLanguage")
  void aMailLoadsAndRunsNothing(String name, Notice notice, Language language) {
    assertThat(renderer.render(notice, language).html())
        .doesNotContainIgnoringCase("<img", "<script", "<link", "url(", "@import");
  }

  @ParameterizedTest
  @EnumSource
  void aDateThatEndsARightIsRoundedDownToTheMinuteInTheProgrammesZone(Language language) {
    Notice notice = SampleNotices.named("rejected");

    assertThat(renderer.render(notice, language).text())
        .contains(
            switch (language) {
              case EN -> "until Friday, 25 December 2026, 17:12 (Budapest)";
              case HU -> "2026. december 25., péntek, 17:12 (budapesti idő)";
            });
  }

  @Test
  void aZoneIsNamedByItsCity() {
    MailRenderer inNewYork = renderer("America/New_York");

    assertThat(inNewYork.render(SampleNotices.named("rejected"), Language.EN).text())
        .contains("until Friday, 25 December 2026, 11:12 (New York)");
    assertThat(inNewYork.render(SampleNotices.named("rejected"), Language.HU).text())
        .contains("2026. december 25., péntek, 11:12 (időzóna: New York)");
  }

  @ParameterizedTest
  @EnumSource
  void aNameCannotWriteAHeaderOrALineOfItsOwn(Language language) {
    Mail mail =
        renderer.render(
            aboutCustomer("Contoso\r\nBcc: all@evil.example\u2028\u202ehttps://evil.example"),
            language);

    assertThat(mail.subject())
        .contains("Contoso Bcc: all@evil.example https://evil.example")
        .doesNotContainPattern("[\\p{Cntrl}\\u2028\\u202e]");
    assertThat(mail.text().lines())
        .noneMatch(line -> line.startsWith("Bcc:") || line.startsWith("https://evil"));
  }

  @ParameterizedTest
  @EnumSource
  void markupInANameIsShownAsItWasTyped(Language language) {
    Mail mail = renderer.render(aboutCustomer("<script>alert('a&b')</script>"), language);

    assertThat(mail.html())
        .contains("&lt;script&gt;alert('a&amp;b')&lt;/script&gt;")
        .doesNotContain("<script");
    assertThat(mail.subject()).contains("<script>alert('a&b')</script>");
  }

  @Test
  void aLinkCannotLeaveItsAttribute() {
    Notice.ConsentRequest request = (Notice.ConsentRequest) SampleNotices.named("consent-request");

    Mail mail =
        renderer.render(
            new Notice.ConsentRequest(
                request.contactName(),
                request.claim(),
                null,
                request.lastMoment(),
                "https://claims.example/\" onclick=\"alert(1)"),
            Language.EN);

    assertThat(mail.html()).contains("&#34; onclick=&#34;").doesNotContain("\" onclick");
  }

  private static Notice aboutCustomer(String name) {
    return new Notice.WindowHeld(
        new ClaimFacts(SampleNotices.CLAIM_ID, "Nagy Anna", name, List.of("Sales"), null),
        HeldReason.BOUNCED,
        Notice.AskingAgain.BY_PARTNER);
  }

  /** What the list of mails shows, and nobody sees in the mail. */
  private static String preview(String html) {
    Matcher preview = PREVIEW.matcher(html);
    return preview.find() ? preview.group() : "";
  }

  /** The words of the body, without the marks that text uses where HTML has structure. */
  private static List<String> words(String text) {
    return text.lines()
        .filter(line -> !line.contains("://"))
        .map(line -> line.replaceFirst("^[->] ", ""))
        .flatMap(line -> Arrays.stream(line.split("[\\s:]+")))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static List<String> wordsOfHtml(String html) {
    String body = PREVIEW.matcher(html.substring(html.indexOf("<body"))).replaceAll("");
    return words(
        body.replaceAll("<[^>]*>", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&"));
  }

  private static void matchesGolden(String file, String actual) throws IOException {
    Path golden = GOLDEN.resolve(file);
    if (UPDATE) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }
}
