package cpor.wording;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleLineTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"\n", "\r\n", "\t", "\0", "\u0085", "\u2028", "\u2029", "\u202e", "\u2066"})
  void aControlBecomesASpace(String control) {
    assertThat(SingleLine.of("one" + control + "two")).isEqualTo("one two");
  }

  @Test
  void namesOfAnyScriptStayAsTheyAre() {
    assertThat(SingleLine.of("Kovács Őrs, Łódź, 株式会社, م, 👩‍💻"))
        .isEqualTo("Kovács Őrs, Łódź, 株式会社, م, 👩‍💻");
  }

  @Property
  void theResultHasOneLineAndNoControls(@ForAll String text) {
    assertThat(SingleLine.of(text).chars())
        .noneMatch(Character::isISOControl)
        .noneMatch(character -> character == '\u2028' || character == '\u2029');
  }
}
