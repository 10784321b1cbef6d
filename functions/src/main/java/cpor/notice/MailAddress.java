package cpor.notice;

import cpor.idna.DomainName;
import java.util.Optional;

/** Mail addresses as mail servers and SES take them. */
final class MailAddress {

  /** What would stand for something else, unless it were in quotes (RFC 5322, section 3.2.3). */
  private static final String SPECIAL = "@<>()[]\\,;:\"";

  private MailAddress() {}

  /** The address with an international domain in its ASCII form; empty if it is no address. */
  static Optional<String> inAscii(String address) {
    int domain = address.indexOf('@') + 1;
    return domain > 1 && isPlain(address.substring(0, domain - 1))
        ? DomainName.inAscii(address.substring(domain)).map(address.substring(0, domain)::concat)
        : Optional.empty();
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char character = name.charAt(i);
      if (character <= ' ' || character > '~' || SPECIAL.indexOf(character) >= 0) {
        return false;
      }
    }
    return true;
  }
}
