package cpor.notice.mail;

/**
 * Breaks lines that are too long for mail, which takes 998 octets (RFC 5322, section 2.1.1). What
 * fits stays as it is: every mail client wraps lines to its own width.
 */
final class FoldedLines {

  /** What is left for the text of a line, beside the tags of HTML around it. */
  private static final int MOST_OCTETS = 700;

  private static final String ESCAPED = "&<>\"'";

  private FoldedLines() {}

  /** Breaks a line at a space if it has one, or else anywhere between two characters. */
  static String of(String line) {
    StringBuilder folded = new StringBuilder();
    int octets = 0;
    int space = -1;
    int octetsAtSpace = 0;
    int codePoint;
    for (int i = 0; i < line.length(); i += Character.charCount(codePoint)) {
      codePoint = line.codePointAt(i);
      int more = octets(codePoint);
      if (octets + more > MOST_OCTETS) {
        if (space < 0) {
          folded.append('\n');
          octets = 0;
        } else {
          folded.setCharAt(space, '\n');
          octets -= octetsAtSpace;
          space = -1;
        }
      }
      folded.appendCodePoint(codePoint);
      octets += more;
      if (codePoint == ' ') {
        space = folded.length() - 1;
        octetsAtSpace = octets;
      }
    }
    return folded.toString();
  }

  /** As text in UTF-8 (RFC 3629) or as HTML, whichever takes more. */
  private static int octets(int codePoint) {
    if (ESCAPED.indexOf(codePoint) >= 0) {
      return "&#34;".length();
    }
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
