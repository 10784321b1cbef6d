package cpor.notice.mail;

import cpor.wording.SingleLine;
import java.util.List;
import java.util.Optional;

/**
 * A mail in one language, before it is text or HTML: the one source of both.
 *
 * @param languageTag BCP 47
 */
record Message(
    String languageTag, String subject, String programme, String title, List<Block> blocks) {
  Message {
    subject = SingleLine.of(subject);
    blocks = List.copyOf(blocks);
  }

  /** What a list of mails shows beside the subject: the date that ends a right, if there is one. */
  Optional<String> preview() {
    for (Block block : blocks) {
      if (block instanceof Block.Highlight(String text)) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }
}
