package cpor.api.request;

import cpor.claim.VisibleText;
import cpor.idna.DomainName;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a text has to look like.
 *
 * @param longest in Unicode characters
 * @param otherwise what is told when the text does not fit
 */
public record TextRule(int longest, Predicate<String> fits, String otherwise) {

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern LOCAL_PART =
      Pattern.compile("[a-zA-Z0-9_!#$%&'*+/=?^`{|}~-]+(\\.[a-zA-Z0-9_!#$%&'*+/=?^`{|}~-]+)*");
  private static final Pattern PUBLIC_DOMAIN = Pattern.compile(".+\\.[a-z][a-z0-9-]+");

  /** Names and titles stand in a mail's header or in a line of text. */
  public static final TextRule NAME =
      new TextRule(
          200,
          text -> !VisibleText.hasAny(text, VisibleText::isLineControl),
          "must be one line without control characters");

  /** What people write to each other. */
  public static final TextRule TEXT =
      new TextRule(
          4000,
          text -> !VisibleText.hasAny(text, TextRule::isTextControl),
          "must not have control characters");

  /** What a document is. */
  public static final TextRule DESCRIPTION = new TextRule(1000, TEXT.fits(), TEXT.otherwise());

  public static final TextRule UUID =
      new TextRule(
          36,
          text -> UUID_FORM.matcher(text).matches(),
          "must be a UUID such as 8f0c2d6e-5b1a-4c3d-9e7f-0a1b2c3d4e5f");

  public static final TextRule DOMAIN =
      new TextRule(253, TextRule::isDomain, "must be a domain name such as contoso.hu");

  /** SES takes international domains in their ASCII form, but no other local part than ASCII. */
  public static final TextRule EMAIL =
      new TextRule(
          254,
          TextRule::isEmail,
          "must be an e-mail address such as jan.kovacs@contoso.hu, ASCII before the @");

  public static final TextRule PARTNER_ID =
      new TextRule(20, text -> text.matches("\\d+"), "must be a partner id, which has digits only");

  public static final TextRule SHA256 =
      new TextRule(
          64,
          text -> text.matches("[0-9a-fA-F]{64}"),
          "must be a SHA-256 hash in 64 hexadecimal digits");

  /** What is wrong with a text, if anything is. */
  public Optional<String> fault(String text) {
    if (VisibleText.isBlank(text)) {
      return Optional.of("must not be blank; leave it out if there is nothing to say");
    }
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      return Optional.of("has %d characters; at most %d are taken".formatted(length, longest));
    }
    return fits.test(text) ? Optional.empty() : Optional.of(otherwise);
  }

  private static boolean isTextControl(int character) {
    return switch (character) {
      case '\n', '\r', '\t' -> false;
      default -> {
        int type = Character.getType(character);
        yield type == Character.CONTROL || type == Character.SURROGATE;
      }
    };
  }

  private static boolean isEmail(String text) {
    int at = text.lastIndexOf('@');
    return at > 0
        && at <= 64
        && LOCAL_PART.matcher(text.substring(0, at)).matches()
        && isDomain(text.substring(at + 1));
  }

  private static boolean isDomain(String text) {
    return DomainName.inAscii(text).filter(TextRule::isPublic).isPresent();
  }

  /** A name of one label is a machine's in its own network, and a number no country's. */
  private static boolean isPublic(String ascii) {
    return PUBLIC_DOMAIN.matcher(ascii).matches();
  }
}
