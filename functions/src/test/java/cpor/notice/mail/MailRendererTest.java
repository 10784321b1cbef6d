package cpor.notice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Language;
import cpor.claim.NoticeKind;
import cpor.claim.Stage.HeldReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MailRendererTest {

  /** Set to write the golden files anew; a change of wording then shows as a diff. */
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private static final Path GOLDEN = Path.of("src/test/resources/cpor/notice/mail");

  private final MailRenderer renderer =
      new MailRenderer(
          "Northwind Partner Programme", "https://partners.example", ZoneId.of("Europe/Budapest"));

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
  void aMailHasOneActionWhoseLinkStandsAloneOnItsLine(
      String name, Notice notice, Language language) {
    Mail mail = renderer.render(notice, language);

    String link =
        notice instanceof Notice.ConsentRequest
            ? SampleNotices.CONSENT_LINK
            : "https://partners.example/claims/" + SampleNotices.CLAIM_ID;
    assertThat(mail.text().lines().filter(line -> line.contains("://"))).containsExactly(link);
    assertThat(mail.html()).containsOnlyOnce("://").contains("href=\"" + link + "\"");
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
              case EN -> "until Monday, 30 November 2026, 17:12 (Budapest)";
              case HU -> "2026. november 30., hétfő, 17:12 (Budapest)";
            });
  }

  @Test
  void aZoneIsNamedByItsCity() {
    MailRenderer inNewYork =
        new MailRenderer(
            "Northwind Partner Programme",
            "https://partners.example",
            ZoneId.of("America/New_York"));

    assertThat(inNewYork.render(SampleNotices.named("rejected"), Language.EN).text())
        .contains("until Monday, 30 November 2026, 11:12 (New York)");
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
        HeldReason.BOUNCED);
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
    String body = html.substring(html.indexOf("<body"));
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
