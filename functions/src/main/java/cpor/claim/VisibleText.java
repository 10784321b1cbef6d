package cpor.claim;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What people see of a text. Characters are looked at one by one: a regular expression of Unicode's
 * categories would delay a first answer.
 */
public final class VisibleText {

  /** The fillers of Hangul, what is empty in Braille, music, hieroglyphs and ideographs. */
  private static final String DRAWN_AS_NOTHING =
      "\u115f\u1160\u3164\uffa0\u2800\u303f\ufffc\ud834\udd59\ud80d\udc41\ud80d\udc42";

  private static final String DIRECTIONS =
      "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

  private VisibleText() {}

  /** Whether a text says nothing: it is missing, empty, or has only characters that nobody sees. */
  public static boolean isBlank(@Nullable String text) {
    return text == null || !hasAny(text, VisibleText::isVisible);
  }

  /** Whether a text has a character such as that. */
  public static boolean hasAny(String text, IntPredicate such) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (such.test(text.codePointAt(at))) {
        return true;
      }
    }
    return false;
  }

  /** A text with one space for all characters such as that which stand between others. */
  public static String spaced(String text, IntPredicate such) {
    StringBuilder spaced = new StringBuilder(text.length());
    boolean between = false;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int character = text.codePointAt(at);
      boolean gap = such.test(character);
      if (!gap) {
        spaced.append(between ? " " : "").appendCodePoint(character);
      }
      between = gap && !spaced.isEmpty();
    }
    return spaced.toString();
  }

  /**
   * Whether a character is a letter, a digit or a sign, but none of those that Unicode counts as
   * such and draws as nothing.
   */
  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> DRAWN_AS_NOTHING.indexOf(character) < 0;
    };
  }

  /** Whether a character ends a line, is half of one, or turns the direction of what follows. */
  public static boolean isLineControl(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> DIRECTIONS.indexOf(character) >= 0;
    };
  }
}
