package cpor.notice.mail;

import cpor.claim.Language;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;

/** Turns notices into mails. */
public final class MailRenderer {

  private final Letterhead letterhead;

  public MailRenderer(Letterhead letterhead) {
    this.letterhead = letterhead;
  }

  public Mail render(Notice notice, Language language) {
    Message message = Composition.of(notice, language, letterhead);
    return new Mail(message.subject(), PlainText.of(message), html(message));
  }

  // The template's generated class is called by name: a template engine would look it up by
  // reflection, and what the template needs would be checked only when a mail is sent.
  @SuppressWarnings("NullAway") // null: the template intercepts no tags
  private String html(Message message) {
    StringOutput html = new StringOutput();
    JtemessageGenerated.render(new OwaspHtmlTemplateOutput(html), null, message);
    return html.toString();
  }
}
