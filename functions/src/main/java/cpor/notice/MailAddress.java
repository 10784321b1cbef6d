package cpor.notice;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/** Mail addresses as mail servers and SES take them. */
final class MailAddress {

  private static final Pattern PLAIN =
      Pattern.compile("[\\p{ASCII}&&[^\\p{Cntrl}\\s@<>()\\[\\]\\\\,;:\"]]+@[^@]+");

  /**
   * Letters that the rules of 2003, which Java knows, and those of 2008, which registries follow,
   * turn into different domains: such a mail could reach a stranger.
   */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\u00df\u1e9e\u03c2\u200c\u200d]");

  private MailAddress() {}

  /** The address with an international domain in its ASCII form; empty if it is no address. */
  static Optional<String> inAscii(String address) {
    if (!PLAIN.matcher(address).matches() || AMBIGUOUS.matcher(address).find()) {
      return Optional.empty();
    }
    int domain = address.lastIndexOf('@') + 1;
    try {
      return Optional.of(
          address.substring(0, domain)
              + IDN.toASCII(address.substring(domain), IDN.USE_STD3_ASCII_RULES));
    } catch (IllegalArgumentException notADomain) {
      return Optional.empty();
    }
  }
}
