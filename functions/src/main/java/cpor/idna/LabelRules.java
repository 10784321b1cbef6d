package cpor.idna;

import cpor.idna.UnicodeData.JoiningType;
import java.text.Normalizer;

/** What a label in Unicode has to satisfy: UTS 46, section 4.1, and RFC 5892, appendix A. */
final class LabelRules {

  private static final int NON_JOINER = 0x200c;
  private static final int JOINER = 0x200d;

  private LabelRules() {}

  static boolean isValid(String label) {
    int[] characters = label.codePoints().toArray();
    if (characters.length == 0
        || isMark(characters[0])
        || label.startsWith("xn--")
        || label.startsWith("-")
        || label.endsWith("-")
        || !Normalizer.isNormalized(label, Normalizer.Form.NFC)) {
      return false;
    }
    for (int i = 0; i < characters.length; i++) {
      if (!UnicodeData.isValid(characters[i])
          || (isJoiner(characters[i]) && !mayStandAt(i, characters))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMark(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean isJoiner(int character) {
    return character == NON_JOINER || character == JOINER;
  }

  /** A joiner shapes what it follows, or parts what would join; anywhere else nobody sees it. */
  private static boolean mayStandAt(int at, int[] characters) {
    if (at > 0 && UnicodeData.isVirama(characters[at - 1])) {
      return true;
    }
    return characters[at] == NON_JOINER
        && joins(characters, at, -1, JoiningType.LEFT)
        && joins(characters, at, 1, JoiningType.RIGHT);
  }

  /** Whether the next character in this direction that is not transparent would join. */
  private static boolean joins(int[] characters, int from, int step, JoiningType side) {
    int at = from + step;
    while (at >= 0
        && at < characters.length
        && UnicodeData.joiningType(characters[at]) == JoiningType.TRANSPARENT) {
      at += step;
    }
    if (at < 0 || at >= characters.length) {
      return false;
    }
    JoiningType type = UnicodeData.joiningType(characters[at]);
    return type == side || type == JoiningType.DUAL;
  }
}
