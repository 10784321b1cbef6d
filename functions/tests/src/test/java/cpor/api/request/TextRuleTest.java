package cpor.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRuleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jan.kovacs@contoso.hu",
        "o'neill+claims@sub.contoso.co.uk",
        "info@árvíztűrő.hu",
        "a@xn--rvztr-wqa0gx3bwi.hu",
        "UPPER@Example.COM",
        "desk@straße.de",
        "anna@βόλος.gr",
        "anna@ⴀⴁ.example"
      })
  void addressesThatTheMailServiceTakes(String address) {
    assertThat(TextRule.EMAIL.fault(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ödön@contoso.hu",
        "jan",
        "@contoso.hu",
        "jan@",
        "jan@localhost",
        "jan@contoso..hu",
        "jan@-contoso.hu",
        "jan@contoso.hu\r\nBcc: all@example.com",
        "jan @contoso.hu",
        ".jan@contoso.hu",
        "jan.@contoso.hu",
        "ja..n@contoso.hu",
        "Jan <jan@contoso.hu>",
        "\"jan\"@contoso.hu",
        "jan@contoso.hu,eva@contoso.hu",
        "jan@[127.0.0.1]",
        "jan@con_toso.hu",
        "jan@contoso.h",
        "jan@contoso.123",
        "jan@\u200dcontoso.hu",
        "jan@contoso\u200d.hu",
        "jan@xn--contoso-.hu"
      })
  void addressesThatCannotBeMailed(String address) {
    assertThat(TextRule.EMAIL.fault(address)).isPresent();
  }

  @Test
  void aLocalPartHasAtMost64Characters() {
    assertThat(TextRule.EMAIL.fault("a".repeat(64) + "@contoso.hu")).isEmpty();
    assertThat(TextRule.EMAIL.fault("a".repeat(65) + "@contoso.hu")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\rb",
        "a\u0000b",
        "a\u2028b",
        "a\u202eb",
        "a\u200fb",
        "a\ud83db",
        "\u0085"
      })
  void aNameIsOneLineThatCannotTurnOrHideWhatFollows(String name) {
    assertThat(TextRule.NAME.fault(name)).isPresent();
  }

  @Test
  void charactersAreCountedAsPeopleDo() {
    assertThat(TextRule.NAME.fault("😀".repeat(200))).isEmpty();
    assertThat(TextRule.NAME.fault("😀".repeat(201)))
        .contains("has 201 characters; at most 200 are taken");
    assertThat(TextRule.TEXT.fault("é".repeat(4000))).isEmpty();
    assertThat(TextRule.TEXT.fault("é".repeat(4001))).isPresent();
  }

  @Test
  void aTextMayHaveLinesAndTabsButNoOtherControls() {
    assertThat(TextRule.TEXT.fault("one\r\n\ttwo")).isEmpty();
    assertThat(TextRule.TEXT.fault("one\u0007")).isPresent();
    assertThat(TextRule.TEXT.fault("half \ud83d")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\n\t", "\u00a0", "\u3000 ", "\u3164", "\u200b", "\u2800", "\ufe0f"})
  void aBlankTextSaysNothing(String blank) {
    assertThat(TextRule.TEXT.fault(blank)).isPresent();
    assertThat(TextRule.NAME.fault(blank)).isPresent();
  }

  @Test
  void aDescriptionIsATextOfAThousandCharacters() {
    assertThat(TextRule.DESCRIPTION.fault("é\n".repeat(500))).isEmpty();
    assertThat(TextRule.DESCRIPTION.fault("é".repeat(1001)))
        .contains("has 1001 characters; at most 1000 are taken");
  }

  @Test
  void idsHaveTheirForms() {
    assertThat(TextRule.UUID.fault("8F0C1f8e-3a52-4a7c-9d61-0c5f2f6f7a11")).isEmpty();
    assertThat(TextRule.UUID.fault("8f0c1f8e3a524a7c9d610c5f2f6f7a11")).isPresent();
    assertThat(TextRule.PARTNER_ID.fault("4567890")).isEmpty();
    assertThat(TextRule.PARTNER_ID.fault("45x")).isPresent();
    assertThat(TextRule.SHA256.fault("a".repeat(64))).isEmpty();
    assertThat(TextRule.SHA256.fault("g".repeat(64))).isPresent();
  }
}
