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
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Renders the pages: plain HTML without a script. A page does not know its own address: the form
 * posts to where it came from, and a link to the other language changes only the query parameter
 * {@link #LANGUAGE_PARAMETER}. Where something may have been typed, the other language is asked for
 * by the form, which keeps it.
 */
public final class ConsentPages {

  /** The {@code Content-Security-Policy} of every page. */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src "
          + PageStyle.SOURCE
          + "; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  /** Chooses the language, {@code en} or {@code hu}: a query parameter, and a field of the form. */
  public static final String LANGUAGE_PARAMETER = "lang";

  /** The field that only the button of the other language sends; what has it declines nothing. */
  public static final String SWITCH_FIELD = "switch";

  /** Why the customer declines. */
  public static final String REASON_FIELD = "reason";

  /** How long a reason may be, in UTF-16 code units, as a browser counts. */
  public static final int LONGEST_REASON = 4000;

  private final String programme;
  private final String supportAddress;
  private final ZoneId zone;
  private final String notFound;
  private final String notTheButton;
  private final String tryAgain;

  /**
   * Makes the pages.
   *
   * @param programme the programme's name, which heads each page
   * @param supportAddress whom each page says to ask
   * @param zone the programme's time zone, in which dates are printed
   */
  public ConsentPages(String programme, String supportAddress, ZoneId zone) {
    this.programme = programme;
    this.supportAddress = supportAddress;
    this.zone = zone;
    this.notFound = inBothLanguages(NOT_FOUND_TITLE, USE_THE_NEWEST_MAIL);
    this.notTheButton = inBothLanguages(NOT_THE_BUTTON_TITLE, NOT_THE_BUTTON);
    this.tryAgain = inBothLanguages(TRY_AGAIN_TITLE, TRY_AGAIN);
  }

  /** Asks whether the customer declines. */
  public String question(Question question, Language language) {
    Terms terms = Terms.in(language);
    return html(
        (output, interceptor) ->
            JtequestionGenerated.render(
                output, interceptor, programme, supportAddress, language, terms, zone, question));
  }

  /**
   * Confirms that the customer has just declined.
   *
   * @param forGood whether nobody can approve the claim any more
   */
  public String declined(CustomerFacts claim, boolean forGood, Language language) {
    return message(
        language,
        DECLINED_TITLE,
        claim.claimId(),
        forGood,
        DECLINED.in(language, claim.partnerName(), claim.customerName()),
        RECEIPT_BY_MAIL.in(language));
  }

  /**
   * Answers a link that has declined before.
   *
   * @param forGood whether nobody can approve the claim any more
   */
  public String alreadyDeclined(
      String claimId, Instant declinedAt, boolean forGood, Language language) {
    String moment = Terms.in(language).moment(declinedAt, zone);
    return message(
        language, ALREADY_DECLINED_TITLE, claimId, forGood, ALREADY_DECLINED.in(language, moment));
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
                output, interceptor, programme, supportAddress, title, List.of(paragraphs)));
  }

  private String message(
      Language language,
      PageSentence title,
      String claimId,
      boolean forGood,
      String... whatHappened) {
    List<String> paragraphs = new ArrayList<>(List.of(whatHappened));
    if (!forGood) {
      paragraphs.add(ASKED_AGAIN_WHEN_APPROVED.in(language));
    }
    paragraphs.add(NOTHING_MORE_TO_DO.in(language));
    return html(
        (output, interceptor) ->
            JtemessageGenerated.render(
                output,
                interceptor,
                programme,
                supportAddress,
                language,
                title.in(language),
                paragraphs,
                claimId));
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
