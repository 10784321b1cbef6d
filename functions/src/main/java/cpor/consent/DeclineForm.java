package cpor.consent;

import cpor.claim.Language;
import cpor.claim.VisibleText;
import cpor.consent.page.ConsentPages;
import cpor.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The form behind the page's buttons. Whoever presses the one to decline, declines: no reason,
 * however it is sent, may stand in the way of that, so what cannot be read is left out and what is
 * too long is cut.
 */
final class DeclineForm {

  static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

  /** What mail programs post of themselves when a mail offers it, which ours do not: RFC 8058. */
  private static final String ONE_CLICK_FIELD = "List-Unsubscribe";

  private DeclineForm() {}

  /** Whether a press of the button sends such a request; other bodies come from robots. */
  static boolean isSent(HttpRequest request) {
    return request.body().size() == 0
        || (request.isOfType(MEDIA_TYPE)
            && !request.isEncoded()
            && values(request, ONE_CLICK_FIELD).findAny().isEmpty());
  }

  /** Whether the button of the other language sent it, which asks for the same page once more. */
  static boolean switchesLanguage(HttpRequest request) {
    return values(request, ConsentPages.SWITCH_FIELD).findAny().isPresent();
  }

  /** The language that the reader has chosen, by the form or by the link that led to the page. */
  static Optional<Language> language(HttpRequest request) {
    Stream<String> chosen =
        Stream.of(
                values(request, ConsentPages.SWITCH_FIELD),
                values(request, ConsentPages.LANGUAGE_PARAMETER),
                Stream.ofNullable(request.query().get(ConsentPages.LANGUAGE_PARAMETER)))
            .flatMap(Function.identity());
    return chosen
        .flatMap(
            code ->
                Arrays.stream(Language.values()).filter(language -> language.code().equals(code)))
        .findFirst();
  }

  static Optional<String> reason(HttpRequest request) {
    return values(request, ConsentPages.REASON_FIELD)
        .flatMap(value -> decoded(value).stream())
        .map(DeclineForm::cut)
        .filter(reason -> !VisibleText.isBlank(reason))
        .findFirst();
  }

  private static Stream<String> values(HttpRequest request, String field) {
    String form = new String(request.body().bytes(), StandardCharsets.UTF_8);
    return Arrays.stream(form.split("&", -1))
        .filter(each -> each.startsWith(field + "="))
        .map(each -> each.substring(field.length() + 1));
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
