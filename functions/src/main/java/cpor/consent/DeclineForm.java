package cpor.consent;

import cpor.consent.page.ConsentPages;
import cpor.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The form behind the page's button. Whoever presses it declines: no reason, however it is sent,
 * may stand in the way of that, so what cannot be read is left out and what is too long is cut.
 */
final class DeclineForm {

  private DeclineForm() {}

  static Optional<String> reason(HttpRequest request) {
    String form = new String(request.body().bytes(), StandardCharsets.UTF_8);
    return Arrays.stream(form.split("&", -1))
        .filter(field -> field.startsWith(ConsentPages.REASON_FIELD + "="))
        .map(field -> field.substring(ConsentPages.REASON_FIELD.length() + 1))
        .flatMap(value -> decoded(value).stream())
        .map(DeclineForm::cut)
        .filter(reason -> !reason.isBlank())
        .findFirst();
  }

  private static Optional<String> decoded(String value) {
    try {
      return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notFormEncoded) {
      return Optional.empty();
    }
  }

  /** A browser ends lines with two characters and counts them as one. */
  private static String cut(String reason) {
    String text =
        reason.replace("\r\n", "\n").replaceAll("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]", " ").strip();
    if (text.length() <= ConsentPages.LONGEST_REASON) {
      return text;
    }
    int end =
        Character.isHighSurrogate(text.charAt(ConsentPages.LONGEST_REASON - 1))
            ? ConsentPages.LONGEST_REASON - 1
            : ConsentPages.LONGEST_REASON;
    return text.substring(0, end);
  }
}
