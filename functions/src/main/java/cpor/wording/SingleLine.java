package cpor.wording;

import cpor.claim.VisibleText;

/**
 * Makes what people typed harmless in a mail's header or in a line of text: nothing in it can begin
 * a new line, act as a control, or turn the direction of what follows.
 */
public final class SingleLine {

  private SingleLine() {}

  public static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean controls = false;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int character = text.codePointAt(at);
      boolean control = VisibleText.isLineControl(character);
      if (!control) {
        line.appendCodePoint(character);
      } else if (!controls) {
        line.append(' ');
      }
      controls = control;
    }
    return line.toString().strip();
  }
}
