package cpor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
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
        .containsEntry("number", new BigDecimal("12345678901234567890.5"))
        .containsEntry("yes", true)
        .containsEntry("no", false)
        .containsEntry("nothing", null)
        .containsEntry("list", List.of(BigDecimal.ONE, List.of(), Map.of()));
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
  void depthIsBounded() {
    assertThat(JsonTree.read("[".repeat(32) + "]".repeat(32))).isNotNull();
    assertThatThrownBy(() -> JsonTree.read("[".repeat(33) + "]".repeat(33)))
        .isInstanceOf(NotJson.class);
    assertThatThrownBy(() -> JsonTree.read("[".repeat(60_000))).isInstanceOf(NotJson.class);
  }

  @Test
  void numbersOfAnyExponentStayCheap() {
    assertThat(JsonTree.read("1e999999999")).isEqualTo(new BigDecimal("1e999999999"));
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
