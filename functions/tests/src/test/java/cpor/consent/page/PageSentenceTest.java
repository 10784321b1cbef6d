package cpor.consent.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageSentenceTest {

  private static final Pattern FACT = Pattern.compile("%s");

  @ParameterizedTest
  @EnumSource
  void aSentenceStatesAsManyFactsInEachLanguage(PageSentence sentence) {
    assertThat(FACT.matcher(HungarianPages.pattern(sentence)).results().count())
        .isEqualTo(FACT.matcher(EnglishPages.pattern(sentence)).results().count());
  }
}
