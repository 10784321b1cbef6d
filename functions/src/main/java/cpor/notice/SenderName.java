package cpor.notice;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import cpor.claim.VisibleText;
import cpor.wording.SingleLine;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The name before the address that a mail comes from, as a header can hold it: ASCII in quotes, all
 * else as the encoded words of RFC 2047. SES takes it as it is and encodes nothing.
 */
record SenderName(String encoded) {

  /** An encoded word has at most 75 characters, 12 of which are its frame; base64 takes 4 for 3. */
  private static final int BYTES_IN_A_WORD = 45;

  /**
   * Encodes a name.
   *
   * @throws IllegalArgumentException when it could begin another header, or nobody could read it
   */
  static SenderName of(String name) {
    if (!SingleLine.of(name).equals(name) || VisibleText.isBlank(name)) {
      throw new IllegalArgumentException("a sender's name has to be visible text on one line");
    }
    return new SenderName(
        US_ASCII.newEncoder().canEncode(name) ? quoted(name) : String.join(" ", words(name)));
  }

  /** The name and the address together. */
  String before(String address) {
    return "%s <%s>".formatted(encoded, address);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** No character is divided between two words. */
  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int length = 0;
    for (int codePoint : name.codePoints().toArray()) {
      int bytes = Character.toString(codePoint).getBytes(UTF_8).length;
      if (length + bytes > BYTES_IN_A_WORD) {
        words.add(word(word.toString()));
        word.setLength(0);
        length = 0;
      }
      word.appendCodePoint(codePoint);
      length += bytes;
    }
    words.add(word(word.toString()));
    return words;
  }

  private static String word(String text) {
    return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "?=";
  }
}
