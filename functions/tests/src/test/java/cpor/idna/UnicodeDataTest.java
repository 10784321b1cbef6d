package cpor.idna;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import cpor.idna.UnicodeData.JoiningType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The data that ships is what ICU says, which is too large to ship itself. */
class UnicodeDataTest {

  /** Set to write the file anew, as a new ICU has it. */
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private static final Path FILE =
      Path.of("../src/main/resources/cpor/idna").resolve(UnicodeData.FILE);
  private static final int VIRAMA = 9;

  /** Of two versions, one would map what the other has never heard of. */
  @Test
  void icuKnowsTheUnicodeThatJavaKnows() {
    int letterOfUnicode16 = 0x16d43;
    int letterOfUnicode17 = 0x16ea0;
    assertThat(UCharacter.getUnicodeVersion().toString()).isEqualTo("16.0.0.0");
    assertThat(Character.isLetter(letterOfUnicode16)).isTrue();
    assertThat(Character.isLetter(letterOfUnicode17)).isFalse();
  }

  @Test
  void whatIsKnownOfEveryCharacterIsWhatIcuSays() throws IOException {
    String expected = asIcuSays();
    if (UPDATE) {
      Files.createDirectories(Objects.requireNonNull(FILE.getParent()));
      Files.writeString(FILE, expected);
    }
    assertThat(Files.readString(FILE)).isEqualTo(expected);
  }

  private static String asIcuSays() {
    List<String> lines = new ArrayList<>();
    lines.add("# Unicode 16.0, UTS 46 and joining types, by ICU; under the Unicode License v3");
    lines.addAll(lines("maps", UnicodeDataTest::mapping));
    lines.addAll(lines("joins", UnicodeDataTest::joiningType));
    lines.addAll(lines("virama", UnicodeDataTest::virama));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> lines(String property, IntFunction<@Nullable String> values) {
    List<String> lines = new ArrayList<>();
    for (int first = 0; first <= Character.MAX_CODE_POINT; first++) {
      String value = values.apply(first);
      if (value != null) {
        int last = first;
        while (following(value, last + 1 - first).equals(values.apply(last + 1))) {
          last++;
        }
        String range = Integer.toHexString(first);
        range += last == first ? "" : ".." + Integer.toHexString(last);
        lines.add("%s %s %s".formatted(property, range, value).strip());
        first = last;
      }
    }
    return lines;
  }

  /** What the file says of a range's character that comes so much after the first. */
  private static String following(String value, int by) {
    return value.matches("[0-9a-f]+")
        ? Integer.toHexString(Integer.parseInt(value, 16) + by)
        : value.contains(" ") ? "no range has several" : value;
  }

  private static @Nullable String mapping(int character) {
    if (character > Character.MAX_CODE_POINT || isSurrogate(character)) {
      return null;
    }
    String mapped =
        Normalizer2.getInstance(null, "uts46", Normalizer2.Mode.COMPOSE)
            .normalize(Character.toString(character));
    return mapped.contains("\ufffd")
        ? null
        : mapped.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining(" "));
  }

  private static boolean isSurrogate(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }

  private static @Nullable String joiningType(int character) {
    if (character > Character.MAX_CODE_POINT) {
      return null;
    }
    JoiningType type =
        switch (UCharacter.getIntPropertyValue(character, UProperty.JOINING_TYPE)) {
          case UCharacter.JoiningType.LEFT_JOINING -> JoiningType.LEFT;
          case UCharacter.JoiningType.RIGHT_JOINING -> JoiningType.RIGHT;
          case UCharacter.JoiningType.DUAL_JOINING -> JoiningType.DUAL;
          case UCharacter.JoiningType.TRANSPARENT -> JoiningType.TRANSPARENT;
          default -> JoiningType.NONE;
        };
    return type == JoiningType.NONE ? null : type.name();
  }

  private static @Nullable String virama(int character) {
    return character <= Character.MAX_CODE_POINT
            && UCharacter.getCombiningClass(character) == VIRAMA
        ? ""
        : null;
  }
}
