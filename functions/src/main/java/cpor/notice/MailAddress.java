package cpor.notice;

import cpor.idna.DomainName;
import java.util.Optional;
import java.util.regex.Pattern;

/** Mail addresses as mail servers and SES take them. */
final class MailAddress {

  private static final Pattern PLAIN =
      Pattern.compile("[\\p{ASCII}&&[^\\p{Cntrl}\\s@<>()\\[\\]\\\\,;:\"]]+@[^@]+");

  private MailAddress() {}

  /** The address with an international domain in its ASCII form; empty if it is no address. */
  static Optional<String> inAscii(String address) {
    int domain = address.lastIndexOf('@') + 1;
    return PLAIN.matcher(address).matches()
        ? DomainName.inAscii(address.substring(domain)).map(address.substring(0, domain)::concat)
        : Optional.empty();
  }
}
