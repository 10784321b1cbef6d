package cpor.wording;

import cpor.claim.VisibleText;

/**
 * Makes what people typed harmless in a mail's header or in a line of text: nothing in it can begin
 * a new line, act as a control, or turn the direction of what follows.
 */
public final class SingleLine {

  private SingleLine() {}

  public static String of(String text) {
    return VisibleText.spaced(text, VisibleText::isLineControl).strip();
  }
}
