package cpor.consent.page;

import static cpor.consent.page.PageSentence.*;

import cpor.claim.Language;
import cpor.wording.CustomerFacts;
import cpor.wording.Terms;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Renders the pages: plain HTML without a script. A page does not know its own address: the form
 * posts to where it came from, and the link to the other language changes only the query parameter
 * {@link #LANGUAGE_PARAMETER}.
 */
public final class ConsentPages {

  /** The {@code Content-Security-Policy} of every page. */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src "
          + PageStyle.SOURCE
          + "; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  /** The query parameter that chooses the language, {@code en} or {@code hu}. */
  public static final String LANGUAGE_PARAMETER = "lang";

  /** The form's only field: why the customer declines. */
  public static final String REASON_FIELD = "reason";

  /** How long a reason may be, in UTF-16 code units, as a browser counts. */
  public static final int LONGEST_REASON = 4000;

  private final String programme;
  private final ZoneId zone;
  private final String notFound;
  private final String notTheButton;
  private final String tryAgain;

  /**
   * Makes the pages.
   *
   * @param programme the programme's name, which heads each page
   * @param zone the programme's time zone, in which dates are printed
   */
  public ConsentPages(String programme, ZoneId zone) {
    this.programme = programme;
    this.zone = zone;
    this.notFound = inBothLanguages(NOT_FOUND_TITLE, USE_THE_NEWEST_MAIL, ASK_THE_PARTNER);
    this.notTheButton = inBothLanguages(NOT_THE_BUTTON_TITLE, NOT_THE_BUTTON);
    this.tryAgain = inBothLanguages(TRY_AGAIN_TITLE, TRY_AGAIN);
  }

  /** Asks whether the customer declines. */
  public String question(Question question, Language language) {
    Terms terms = Terms.in(language);
    return html(
        (output, interceptor) ->
            JtequestionGenerated.render(
                output, interceptor, programme, language, terms, zone, question));
  }

  /** Confirms that the customer has just declined. */
  public String declined(CustomerFacts claim, Language language) {
    return message(
        language, DECLINED_TITLE, DECLINED.in(language, claim.partnerName(), claim.customerName()));
  }

  /** Answers a link that has declined before. */
  public String alreadyDeclined(Instant declinedAt, Language language) {
    String moment = Terms.in(language).moment(declinedAt, zone);
    return message(language, ALREADY_DECLINED_TITLE, ALREADY_DECLINED.in(language, moment));
  }

  /** Answers every other link: in both languages, and always the same. */
  public String notFound() {
    return notFound;
  }

  /** Answers what was posted otherwise than by the page's button. */
  public String notTheButton() {
    return notTheButton;
  }

  /** Answers when the claim is out of reach for a moment, whatever the link is. */
  public String tryAgain() {
    return tryAgain;
  }

  private String inBothLanguages(PageSentence title, PageSentence... paragraphs) {
    return html(
        (output, interceptor) ->
            JtebothLanguagesGenerated.render(
                output, interceptor, programme, title, List.of(paragraphs)));
  }

  private String message(Language language, PageSentence title, String whatHappened) {
    return html(
        (output, interceptor) ->
            JtemessageGenerated.render(
                output,
                interceptor,
                programme,
                language,
                title.in(language),
                List.of(whatHappened, NOTHING_MORE_TO_DO.in(language))));
  }

  // The templates' generated classes are called by name: a template engine would look them up by
  // reflection, and what a template needs would be checked only when a page is shown.
  @SuppressWarnings("NullAway") // null: the templates intercept no tags
  private static String html(BiConsumer<HtmlTemplateOutput, HtmlInterceptor> template) {
    StringOutput html = new StringOutput();
    template.accept(new OwaspHtmlTemplateOutput(html), null);
    return html.toString();
  }
}
