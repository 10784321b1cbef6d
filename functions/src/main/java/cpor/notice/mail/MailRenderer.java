package cpor.notice.mail;

import cpor.claim.Language;
import cpor.wording.SingleLine;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.ZoneId;

/** Turns notices into mails. */
public final class MailRenderer {

  private final String programme;
  private final String portalUrl;
  private final ZoneId zone;

  /**
   * Makes a renderer.
   *
   * @param programme the programme's name, which heads each mail
   * @param portalUrl where partners and the lead read claims, without a slash at its end
   * @param zone the programme's time zone, in which dates are printed
   */
  public MailRenderer(String programme, String portalUrl, ZoneId zone) {
    this.programme = SingleLine.of(programme);
    this.portalUrl = portalUrl;
    this.zone = zone;
  }

  public Mail render(Notice notice, Language language) {
    return mail(Composition.of(notice, link(notice), language, zone));
  }

  /** The digest is in English. */
  public Mail render(Digest digest) {
    return mail(new DigestComposition(portalUrl, zone).of(digest));
  }

  private Mail mail(Message message) {
    return new Mail(message.subject(), PlainText.of(programme, message), html(message));
  }

  private String link(Notice notice) {
    return switch (notice) {
      case Notice.ToPartner toPartner -> claimLink(toPartner.claim().claimId());
      case Notice.ConsentRequest request -> request.link();
    };
  }

  private String claimLink(String claimId) {
    return portalUrl + "/claims/" + claimId;
  }

  // The template's generated class is called by name: a template engine would look it up by
  // reflection, and what the template needs would be checked only when a mail is sent.
  @SuppressWarnings("NullAway") // null: the template intercepts no tags
  private String html(Message message) {
    StringOutput html = new StringOutput();
    JtemessageGenerated.render(new OwaspHtmlTemplateOutput(html), null, programme, message);
    return html.toString();
  }
}
