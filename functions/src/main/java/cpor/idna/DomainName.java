package cpor.idna;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Domain names by UTS 46, non-transitional, with the rules for joiners, for right-to-left scripts,
 * for host names (STD 3) and for lengths. Of the rules for hyphens only the one for a label's ends
 * is kept: subdomains with two hyphens in their third place exist.
 */
public final class DomainName {

  private static final String ACE_PREFIX = "xn--";
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_NAME = 253;

  private DomainName() {}

  /** The ASCII form, in lower case, of a domain as people type it; empty if it is none. */
  public static Optional<String> inAscii(String typed) {
    String lowerCase = typed.toLowerCase(Locale.ROOT);
    return isAscii(typed) && !lowerCase.contains(ACE_PREFIX)
        ? ofHostLabels(lowerCase)
        : UnicodeData.mapped(typed).flatMap(DomainName::ofMapped);
  }

  private static Optional<String> ofMapped(String mapped) {
    List<String> unicode = new ArrayList<>();
    List<String> ascii = new ArrayList<>();
    for (String label : Normalizer.normalize(mapped, Normalizer.Form.NFC).split("\\.", -1)) {
      Optional<String> decoded = decoded(label);
      if (decoded.isEmpty()) {
        return Optional.empty();
      }
      unicode.add(decoded.get());
      ascii.add(isAscii(decoded.get()) ? label : ACE_PREFIX + Punycode.encoded(decoded.get()));
    }
    boolean valid = unicode.stream().allMatch(LabelRules::isValid) && BidiRule.holdsForAll(unicode);
    return valid ? ofHostLabels(String.join(".", ascii)) : Optional.empty();
  }

  /** A label in Unicode; empty if it is in ASCII and stands for none. */
  private static Optional<String> decoded(String label) {
    return label.startsWith(ACE_PREFIX)
        ? Punycode.decoded(label.substring(ACE_PREFIX.length()))
            .filter(unicode -> !isAscii(unicode))
            .filter(unicode -> label.equals(ACE_PREFIX + Punycode.encoded(unicode)))
        : Optional.of(label);
  }

  private static boolean isAscii(String label) {
    for (int i = 0; i < label.length(); i++) {
      if (label.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> ofHostLabels(String name) {
    boolean valid = name.length() <= LONGEST_NAME;
    for (String label : name.split("\\.", -1)) {
      valid &= label.length() <= LONGEST_LABEL && isHostLabel(label);
    }
    return valid ? Optional.of(name) : Optional.empty();
  }

  /** Lower-case letters, digits and hyphens, but none of these at an end (STD 3). */
  private static boolean isHostLabel(String label) {
    for (int i = 0; i < label.length(); i++) {
      char character = label.charAt(i);
      boolean isLetter = character >= 'a' && character <= 'z';
      boolean isDigit = character >= '0' && character <= '9';
      if (!isLetter && !isDigit && character != '-') {
        return false;
      }
    }
    return !label.isEmpty() && !label.startsWith("-") && !label.endsWith("-");
  }
}
