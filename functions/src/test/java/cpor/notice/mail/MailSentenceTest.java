package cpor.notice.mail;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Language;
import java.time.ZoneId;
import java.util.regex.Pattern;
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
    MailRenderer renderer =
        new MailRenderer("Programme", "https://partners.example", ZoneId.of("Europe/Budapest"));
    String mails =
        SampleNotices.byName().values().stream()
            .map(notice -> renderer.render(notice, language).text())
            .collect(joining());

    assertThat(MailSentence.values())
        .allSatisfy(
            sentence -> assertThat(mails).contains(FACT.split(sentence.in(language, "%s"))));
  }
}
