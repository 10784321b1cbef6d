package cpor.wording;

import java.util.regex.Pattern;

/**
 * Makes what people typed harmless in a mail's header or in a line of text: nothing in it can begin
 * a new line, act as a control, or turn the direction of what follows.
 */
public final class SingleLine {

  private static final Pattern CONTROLS =
      Pattern.compile(
          "[\\p{Cc}\\p{Zl}\\p{Zp}\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069]+");

  private SingleLine() {}

  public static String of(String text) {
    return CONTROLS.matcher(text).replaceAll(" ").strip();
  }
}
