package cpor.notice.mail;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Language;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailSentenceTest {

  private static final Pattern FACT = Pattern.compile("%s");

  @ParameterizedTest
  @EnumSource
  void aSentenceStatesAsManyFactsInEachLanguage(MailSentence sentence) {
    assertThat(FACT.matcher(HungarianMails.pattern(sentence)).results().count())
        .isEqualTo(FACT.matcher(EnglishMails.pattern(sentence)).results().count());
  }

  @ParameterizedTest
  @EnumSource
  void everySentenceStandsInASampleMail(Language language) {
    String mails = sampleMails(language);

    assertThat(MailSentence.values())
        .allSatisfy(
            sentence ->
                assertThat(mails).contains(FACT.split(sentence.in(language, "%s", "%s", "%s"))));
  }

  /** Words that the glossary has others for. */
  @Test
  void hungarianKeepsToTheGlossary() {
    assertThat(sampleMails(Language.HU))
        .doesNotContainIgnoringCase(
            "Önök", "teljesítésigazolás", "hozzájárul", "vitat", "ösztönző program");
  }

  private static String sampleMails(Language language) {
    MailRenderer renderer =
        new MailRenderer(
            new Letterhead(
                "Programme",
                "https://partners.example",
                "help@programme.example",
                ZoneId.of("Europe/Budapest")));
    return SampleNotices.byName().values().stream()
        .map(notice -> renderer.render(notice, language).text())
        .collect(joining());
  }
}
