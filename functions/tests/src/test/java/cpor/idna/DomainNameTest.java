package cpor.idna;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.IDNA;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

  private static final IDNA ICU =
      IDNA.getUTS46Instance(
          IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.USE_STD3_RULES
              | IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ);

  @ParameterizedTest
  @CsvSource({
    "contoso.hu, contoso.hu",
    "CONTOSO.hu, contoso.hu",
    "straße.de, xn--strae-oqa.de",
    "STRAẞE.de, xn--strae-oqa.de",
    "xn--strae-oqa.de, xn--strae-oqa.de",
    "XN--STRAE-OQA.de, xn--strae-oqa.de",
    "strasse.de, strasse.de",
    "βόλος.gr, xn--nxasmm1c.gr",
    "árvíz.hu, xn--rvz-dla6d.hu",
    "A\u0301RVI\u0301Z.hu, xn--rvz-dla6d.hu",
    "例え。jp, xn--r8jz45g.jp",
    "\u200bcontoso.hu, contoso.hu",
    "con\u00adtoso.hu, contoso.hu",
    "ＣＯＮＴＯＳＯ．ｈｕ, contoso.hu",
    "क्\u200dष.example, xn--11b2ezcw70k.example",
    "نامه\u200cای.com, xn--mgba3gch31f060k.com",
    "r3---sn-4g5e.example, r3---sn-4g5e.example",
  })
  void aDomainHasOneAsciiForm(String typed, String ascii) {
    assertThat(DomainName.inAscii(typed)).contains(ascii);
  }

  /** Java's own rules know no letter that came after Unicode 3.2, of 2002. */
  @ParameterizedTest
  @ValueSource(strings = {"ⴀⴁ.example", "ꙁꙋ.example", "ጫꬃ.example", "𞤢𞤣.example"})
  void scriptsYoungerThanJavasRulesAreTaken(String typed) {
    assertThat(DomainName.inAscii(typed)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "contoso..hu",
        ".contoso.hu",
        "contoso.hu.",
        "-contoso.hu",
        "contoso-.hu",
        "con toso.hu",
        "con_toso.hu",
        "con\u0000toso.hu",
        "contoso.hu\n",
        "\u200dcontoso.hu",
        "\u200ccontoso.hu",
        "con\u200dtoso.hu",
        "contoso.hu\u202e",
        "con\ufffdtoso.hu",
        "half\ud83d.hu",
        "\u0301rviz.hu",
        "xn--.hu",
        "xn--a.hu",
        "xn--contoso-.hu",
        "xn--STRAßE.de",
        "xn--99999999999999999999.hu",
        "xn--zca\u200b-.hu",
        "1.אב",
        "אב1٣.example",
        "aא.example",
      })
  void whatIsNoDomainHasNone(String typed) {
    assertThat(DomainName.inAscii(typed)).isEmpty();
  }

  @Example
  void lengthsAreThoseOfTheAsciiForm() {
    String label = "a".repeat(63);
    assertThat(DomainName.inAscii(label + ".hu")).isPresent();
    assertThat(DomainName.inAscii(label + "a.hu")).isEmpty();
    assertThat(DomainName.inAscii("ß".repeat(56) + ".hu")).isPresent();
    assertThat(DomainName.inAscii("ß".repeat(60) + ".hu")).isEmpty();
    assertThat(DomainName.inAscii((label + ".").repeat(3) + "a".repeat(61))).isPresent();
    assertThat(DomainName.inAscii((label + ".").repeat(3) + "a".repeat(62))).isEmpty();
    assertThat(DomainName.inAscii(("a" + "é".repeat(9) + ".").repeat(14) + "hu")).isEmpty();
  }

  @Provide
  Arbitrary<String> domains() {
    return Arbitraries.oneOf(
            Arbitraries.strings().withChars("abzAZ09-.ßςΣéáñ").ofMaxLength(3),
            Arbitraries.strings()
                .withChars("\u200c\u200d\u094d\u0628\u0627\u064b\u0915\u00ad\u200b"),
            Arbitraries.strings().withChars("אבג٣۴5٪ا").ofMaxLength(4),
            Arbitraries.of("xn--", "xn--strae-oqa", "xn--a", "xn--11b2ezcw70k", ".", "。", "-"),
            Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(each -> each < Character.MIN_SURROGATE || each > Character.MAX_SURROGATE)
                .map(Character::toString),
            Arbitraries.integers().between(0x80, 0x3100).map(Character::toString))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(parts -> String.join("", parts));
  }

  @Property
  void everyDomainIsReadAsIcuReadsIt(@ForAll("domains") String typed) {
    IDNA.Info info = new IDNA.Info();
    String ascii = ICU.nameToASCII(typed, new StringBuilder(), info).toString();
    Set<IDNA.Error> errors = EnumSet.noneOf(IDNA.Error.class);
    errors.addAll(info.getErrors());
    errors.remove(IDNA.Error.HYPHEN_3_4);
    if (ascii.endsWith(".")) {
      errors.add(IDNA.Error.EMPTY_LABEL); // the root, which ICU takes and no address ends with
    }

    assertThat(DomainName.inAscii(typed))
        .as("%s: %s", typed.codePoints().mapToObj(Integer::toHexString).toList(), errors)
        .isEqualTo(errors.isEmpty() ? Optional.of(ascii) : Optional.empty());
  }
}
