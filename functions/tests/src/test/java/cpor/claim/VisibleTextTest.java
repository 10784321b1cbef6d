package cpor.claim;

import static cpor.story.Lives.aClaimWaitingForThePartner;
import static cpor.story.Lives.aRejectedClaim;
import static cpor.story.Person.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

  private static final Set<Integer> NEVER_DRAWN =
      Set.of(
          (int) Character.CONTROL,
          (int) Character.FORMAT,
          (int) Character.SURROGATE,
          (int) Character.PRIVATE_USE,
          (int) Character.UNASSIGNED,
          (int) Character.SPACE_SEPARATOR,
          (int) Character.LINE_SEPARATOR,
          (int) Character.PARAGRAPH_SEPARATOR);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \t\r\n",
        "\u00a0\u2007\u202f\u3000\u1680",
        "\u00ad\u200b\u200c\u200d\u2060\ufeff\u180e",
        "\u200e\u202e\u2066\u061c",
        "\u115f\u1160\u3164\uffa0",
        "\u2800\u2800",
        "\ufe0f\ufe00\udb40\udd00",
        "\udb40\udc41\udb40\udc7f",
        "\u034f\u17b4\u17b5\u180b",
        "\ufffc",
        "\ud834\udd59",
        "\ud80d\udc41",
        "\ud83d",
        "\u0301",
        "\ue000"
      })
  void whatNobodySeesIsBlank(String text) {
    assertThat(VisibleText.isBlank(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "é",
        "ß",
        "字",
        "ا",
        "한",
        "क्",
        "7",
        "٣",
        "½",
        "?",
        "—",
        "€",
        "+",
        "👍",
        "❤️",
        "🏴",
        "\u200bx\u200b",
        "\u2801",
        "\ufffd",
        "\ud80d\udc43"
      })
  void oneLetterDigitOrSignIsEnough(String text) {
    assertThat(VisibleText.isBlank(text)).isFalse();
  }

  @Test
  void noCharacterThatIsNeverDrawnIsVisible() {
    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
      if (NEVER_DRAWN.contains(Character.getType(character))) {
        assertThat(VisibleText.isBlank(Character.toString(character))).as("%x", character).isTrue();
      }
    }
  }

  @Test
  void aTextThatNobodySeesIsNoAnswerAndNoJustification() {
    aClaimWaitingForThePartner().when(PARTNER.resubmits("\u3164")).thenInvalid("");
    aRejectedClaim().when(PARTNER.disputes("\u200b")).thenInvalid("");
  }
}
