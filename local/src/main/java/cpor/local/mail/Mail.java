package cpor.local.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A mail that SES accepted.
 *
 * @param id the message id that SES answered with
 * @param configurationSet empty if none was named
 * @param tags the message tags by name, in the order given
 * @param text the plain part; empty if there is none
 * @param html the HTML part; empty if there is none
 * @param at when it was accepted, in product time
 */
public record Mail(
    String id,
    String source,
    List<String> to,
    List<String> cc,
    List<String> bcc,
    String subject,
    String text,
    String html,
    String configurationSet,
    Map<String, String> tags,
    Instant at) {

  /** How long its texts are. */
  int characters() {
    return subject.length() + text.length() + html.length();
  }

  public List<String> recipients() {
    return Stream.of(to, cc, bcc).flatMap(List::stream).toList();
  }
}
