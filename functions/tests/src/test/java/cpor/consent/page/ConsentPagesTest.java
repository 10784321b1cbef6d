package cpor.consent.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.Language;
import cpor.wording.CustomerFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConsentPagesTest {

  /** Set to write the golden files anew; a change of wording then shows as a diff. */
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private static final Path GOLDEN = Path.of("src/test/resources/cpor/consent/page");
  private static final Instant LAST_MOMENT = Instant.parse("2026-11-30T16:12:59Z");
  private static final Instant DECLINED_AT = Instant.parse("2026-11-24T08:30:00Z");

  private static final ConsentPages PAGES =
      new ConsentPages(
          "Northwind Partner Programme", "help@northwind.example", ZoneId.of("Europe/Budapest"));

  static Stream<Arguments> everyPage() {
    return Stream.concat(
        Stream.of(
            Arguments.of("not-found", PAGES.notFound()),
            Arguments.of("not-the-button", PAGES.notTheButton())),
        Arrays.stream(Language.values())
            .flatMap(
                language -> {
                  String suffix = "." + language.name().toLowerCase(Locale.ROOT);
                  CustomerFacts claim = claimAbout("Contoso Kft.");
                  return Stream.of(
                      Arguments.of(
                          "question" + suffix,
                          PAGES.question(question(claim, null, LAST_MOMENT, false), language)),
                      Arguments.of(
                          "question-while-no-clock-runs" + suffix,
                          PAGES.question(question(claim, null, null, false), language)),
                      Arguments.of(
                          "question-after-a-decline" + suffix,
                          PAGES.question(
                              question(claim, DECLINED_AT, LAST_MOMENT, true), language)),
                      Arguments.of("declined" + suffix, PAGES.declined(claim, false, language)),
                      Arguments.of(
                          "already-declined" + suffix,
                          PAGES.alreadyDeclined(claim.claimId(), DECLINED_AT, true, language)));
                }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyPage")
  void aPageReadsAsItsGoldenFileSays(String name, String page) throws IOException {
    Path golden = GOLDEN.resolve(name + ".html");
    if (UPDATE) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, page);
    }
    assertThat(page).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyPage")
  void thePolicyAllowsThePagesStyleAndNothingElse(String name, String page)
      throws NoSuchAlgorithmException {
    String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8));

    assertThat(ConsentPages.CONTENT_SECURITY_POLICY)
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-%s'; form-action 'self';"
                + " frame-ancestors 'none'; base-uri 'none'",
            Base64.getEncoder().encodeToString(hash));
    assertThat(page)
        .containsOnlyOnce("<style>")
        .doesNotContain(" style=", "<script", "<img", "<link", "://");
  }

  @ParameterizedTest
  @EnumSource
  void theQuestionIsAnsweredByAFormThatPostsToWhereItCameFrom(Language language) {
    String page =
        PAGES.question(question(claimAbout("Contoso Kft."), null, LAST_MOMENT, false), language);

    assertThat(page)
        .containsOnlyOnce("<form method=\"post\" id=\"answer\">")
        .containsOnlyOnce("<button type=\"submit\">")
        .contains("name=\"reason\"", "maxlength=\"4000\"", "<label for=\"reason\">");
  }

  @ParameterizedTest
  @EnumSource
  void theQuestionSaysUntilWhenRoundedDownToTheMinute(Language language) {
    String page =
        PAGES.question(question(claimAbout("Contoso Kft."), null, LAST_MOMENT, false), language);

    assertThat(page)
        .contains(
            switch (language) {
              case EN -> "until Monday, 30 November 2026, 17:12 (Budapest)";
              case HU -> "eddig utasíthatja el: 2026. november 30., hétfő, 17:12 (budapesti idő)";
            });
  }

  @Test
  void theQuestionKeepsWhatWasTypedAsItWasTyped() {
    Question question =
        new Question(
            claimAbout("Contoso Kft."), null, LAST_MOMENT, false, "</textarea><b>\"No\"\nNever");

    assertThat(PAGES.question(question, Language.HU))
        .contains(">&lt;/textarea&gt;&lt;b&gt;\"No\"\nNever</textarea>");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyPage")
  void everyPageSaysWhomToAsk(String name, String page) {
    assertThat(page)
        .contains("<a href=\"mailto:help@northwind.example\">help@northwind.example</a>");
  }

  @Test
  void aPageLinksToTheOtherLanguageByAQueryAlone() {
    assertThat(PAGES.alreadyDeclined("claim-1", DECLINED_AT, false, Language.EN))
        .startsWith("<!doctype html>\n<html lang=\"en\">")
        .contains("<a href=\"?lang=hu\" lang=\"hu\" hreflang=\"hu\">Magyar</a>");
    assertThat(PAGES.alreadyDeclined("claim-1", DECLINED_AT, false, Language.HU))
        .startsWith("<!doctype html>\n<html lang=\"hu\">")
        .contains("<a href=\"?lang=en\" lang=\"en\" hreflang=\"en\">English</a>");
  }

  @Test
  void theNotFoundPageIsAlwaysTheSameAndInEveryLanguage() {
    assertThat(PAGES.notFound())
        .isEqualTo(
            new ConsentPages(
                    "Northwind Partner Programme",
                    "help@northwind.example",
                    ZoneId.of("America/New_York"))
                .notFound())
        .contains("<section lang=\"en\">", "<section lang=\"hu\">");
  }

  @ParameterizedTest
  @EnumSource
  void markupInANameIsShownAsItWasTyped(Language language) {
    CustomerFacts claim = claimAbout("<script>alert(1)</script>");

    assertThat(PAGES.question(question(claim, null, LAST_MOMENT, false), language))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script");
    assertThat(PAGES.declined(claim, false, language)).doesNotContain("<script");
  }

  private static Question question(
      CustomerFacts claim,
      @Nullable Instant declinedBefore,
      @Nullable Instant lastMoment,
      boolean forGood) {
    return new Question(claim, declinedBefore, lastMoment, forGood, "");
  }

  private static CustomerFacts claimAbout(String customerName) {
    return new CustomerFacts(
        "01a2076c-476a-730b-8c33-0e514d4502d5",
        "Adatum Zrt.",
        "4567890",
        "Nagy Anna",
        "nagy.anna@partner.example",
        customerName,
        "contoso.example",
        "8f0c2a4e-6b1d-4c3a-9f57-1d2e3c4b5a69",
        SolutionArea.BUSINESS_APPLICATIONS,
        Activity.PRE_SALES,
        List.of("Dynamics 365 Sales", "Dynamics 365 Field Service"),
        Instant.parse("2026-11-23T16:12:09Z"));
  }
}
