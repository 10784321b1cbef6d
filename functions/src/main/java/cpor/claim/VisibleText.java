package cpor.claim;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether there is anything in a text that people can see. */
public final class VisibleText {

  /**
   * A letter, a digit or a sign, but none of those that Unicode counts as such and draws as
   * nothing: the fillers of Hangul, the empty ones of Braille, music, hieroglyphs and ideographs,
   * and the place of an object that is not there.
   */
  private static final Pattern VISIBLE =
      Pattern.compile(
          "[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u115f\\u1160\\u3164\\uffa0\\u2800\\u303f\\ufffc"
              + "\\x{1d159}\\x{13441}\\x{13442}]]");

  private VisibleText() {}

  /** Whether a text says nothing: it is missing, empty, or has only characters that nobody sees. */
  public static boolean isBlank(@Nullable String text) {
    return text == null || !(beginsPlainly(text) || VISIBLE.matcher(text).find());
  }

  /** Most texts begin with what is seen without looking it up. */
  private static boolean beginsPlainly(String text) {
    return !text.isEmpty() && text.charAt(0) < 0x80 && Character.isLetterOrDigit(text.charAt(0));
  }
}
