package cpor.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderNameTest {

  @Test
  void inAsciiStandsInQuotes() {
    assertThat(SenderName.of("Northwind, Inc. (Partners)").before("claims@northwind.example"))
        .isEqualTo("\"Northwind, Inc. (Partners)\" <claims@northwind.example>");
  }

  @Test
  void quotesInItEndNothing() {
    assertThat(SenderName.of("The \"best\" \\ programme").encoded())
        .isEqualTo("\"The \\\"best\\\" \\\\ programme\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Northwind\r\nBcc: eve@evil.example",
        "Northwind\u0007",
        "\u202eNorthwind",
        "\u200b",
        ""
      })
  void whatIsNoVisibleLineIsNoName(String name) {
    assertThatThrownBy(() -> SenderName.of(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Északi szél partnerprogram",
        "Északi szél partnerprogram, amelynek igen hosszú és sok ékezettel írt neve van",
        "北風パートナープログラム、とても長い名前のプログラムです",
        "🌬🌬🌬🌬🌬🌬🌬🌬🌬🌬🌬🌬🌬🌬🌬🌬🌬🌬🌬🌬"
      })
  void anyOtherIsToldInEncodedWords(String name) {
    List<String> words = Arrays.asList(SenderName.of(name).encoded().split(" "));

    assertThat(words).allSatisfy(word -> assertThat(word).hasSizeLessThanOrEqualTo(75));
    assertThat(words.stream().map(SenderNameTest::decoded).collect(Collectors.joining()))
        .isEqualTo(name);
  }

  /** Each word by itself, so that a divided character would not come back. */
  private static String decoded(String word) {
    assertThat(word).startsWith("=?UTF-8?B?").endsWith("?=");
    return new String(Base64.getDecoder().decode(word.substring(10, word.length() - 2)), UTF_8);
  }
}
