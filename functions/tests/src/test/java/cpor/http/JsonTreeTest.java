package cpor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeTest {

  @Test
  void everyKindOfValueIsRead() {
    assertThat(
            JsonTree.read(
                """
                {"text": "é\\u0041😀", "number": 12345678901234567890.5, "yes": true, "no": false,
                 "nothing": null, "list": [1, [], {}]}
                """))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("text", "éA😀")
        .containsEntry("number", JsonNumber.parse("12345678901234567890.5"))
        .containsEntry("yes", true)
        .containsEntry("no", false)
        .containsEntry("nothing", null)
        .containsEntry("list", List.of(JsonNumber.parse("1"), List.of(), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "{",
        "{}{}",
        "{} x",
        "{\"a\": 1,}",
        "[1,]",
        "[,1]",
        "{\"a\": 1, \"a\": 2}",
        "{a: 1}",
        "{'a': 1}",
        "{\"a\" 1}",
        "{\"a\": 01}",
        "{\"a\": +1}",
        "{\"a\": 1.}",
        "{\"a\": .5}",
        "{\"a\": NaN}",
        "{\"a\": tru}",
        "{\"a\": /*c*/1}",
        "{\"a\": \"\\x\"}",
        "{\"a\": \"\u0001\"}",
        "{\"a\": \"open}",
        "{\"a\": \"half \\ud83d\"}",
        "{\"half \\ude00\": 1}",
        "\ufeff{}"
      })
  void whatIsNotExactlyOneValueIsRefused(String text) {
    assertThatThrownBy(() -> JsonTree.read(text))
        .isInstanceOf(NotJson.class)
        .hasMessageMatching("no JSON from line \\d+, column \\d+");
  }

  @Test
  void whatIsReadIsBounded() {
    assertThat(JsonTree.read("[".repeat(32) + "]".repeat(32))).isNotNull();
    assertThat(JsonTree.read("1".repeat(1_000))).isNotNull();
    assertThat(JsonTree.read("{\"" + "n".repeat(50_000) + "\": 1}")).isNotNull();
    assertBeyond("[".repeat(33) + "]".repeat(33), 1, 34);
    assertBeyond("[".repeat(60_000), 1, 34);
    assertBeyond("{\n\"a\": " + "1".repeat(3_000) + "}", 2, 3_006);
    assertBeyond("[1." + "1".repeat(3_000) + "]", 1, 3_004);
    assertBeyond("[1e" + "1".repeat(3_000) + "]", 1, 3_004);
    assertBeyond("{\"" + "n".repeat(60_000) + "\": 1}", 1, 60_004);
  }

  private static void assertBeyond(String text, int line, int column) {
    assertThatThrownBy(() -> JsonTree.read(text))
        .isInstanceOf(NotJson.class)
        .hasMessage(
            "beyond what is read (32 levels, numbers of 1000 characters, names of 50000) from line"
                + " %d, column %d",
            line, column);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e99999999999999999999",
        "-1E-99999999999999999999",
        "0e999999999",
        "1e2147483648"
      })
  void aNumberIsReadWhateverItsSize(String number) {
    assertThat(JsonTree.read(number)).isEqualTo(JsonNumber.parse(number));
  }

  @Test
  void noTextWhateverItsFormDoesAnythingElse() {
    Random random = new Random(17);
    String alphabet = "{}[]\",:\\ue1234567890.-truefalsn\u0000é\ud83d\n ";
    for (int i = 0; i < 20_000; i++) {
      char[] text = new char[random.nextInt(24)];
      for (int j = 0; j < text.length; j++) {
        text[j] = alphabet.charAt(random.nextInt(alphabet.length()));
      }
      try {
        JsonTree.read(new String(text));
      } catch (NotJson refused) {
        assertThat(refused.getMessage()).as(Arrays.toString(text)).isNotBlank();
      } catch (RuntimeException other) {
        fail(Arrays.toString(text), other);
      }
    }
  }
}
