package cpor.notice.mail;

import cpor.wording.SingleLine;
import java.util.List;

/**
 * A mail in one language, before it is text or HTML: the one source of both.
 *
 * @param languageTag BCP 47
 */
record Message(String languageTag, String subject, String title, List<Block> blocks) {
  Message {
    subject = SingleLine.of(subject);
    blocks = List.copyOf(blocks);
  }
}
