package cpor.local.page;

import cpor.local.aws.Mail;
import cpor.local.aws.MailSink;
import java.util.Optional;
import java.util.regex.Pattern;

/** One mail as its reader sees it, and its plain text. */
final class MailPage {
  private static final Pattern HEAD = Pattern.compile("<head[^>]*>", Pattern.CASE_INSENSITIVE);

  /** A click in the mail leaves the frame, as it leaves a mail program. */
  private static final String CLICKS_LEAVE_THE_FRAME = "<base target=\"_top\">";

  private final String path;
  private final MailSink mails;

  MailPage(String path, MailSink mails) {
    this.path = path;
    this.mails = mails;
  }

  Optional<String> html(String id) {
    return mail(id)
        .map(
            mail ->
                Html.page(
                    mail.subject(),
                    """
                    <p>%s</p>
                    <table>
                    <tr><th>From</th><td>%s</td></tr>
                    <tr><th>To</th><td>%s</td></tr>
                    <tr><th>When</th><td>%s</td></tr>
                    <tr><th>Message id</th><td><code>%s</code></td></tr>
                    </table>
                    <h2>As HTML</h2>
                    <iframe title="The mail" src="%s/mails/%s/html"
                      sandbox="allow-top-navigation-by-user-activation"></iframe>
                    <h2>As text</h2>
                    <pre>%s</pre>
                    """
                        .formatted(
                            Html.link(path, "Back to the overview"),
                            Html.text(mail.source()),
                            Html.text(String.join(", ", mail.recipients())),
                            OverviewPage.time(mail.at()),
                            Html.text(mail.id()),
                            path,
                            Html.text(mail.id()),
                            Html.linked(mail.text()))));
  }

  /** The HTML part alone; the text where there is none. */
  Optional<String> body(String id) {
    return mail(id)
        .map(
            mail ->
                mail.html().isEmpty()
                    ? CLICKS_LEAVE_THE_FRAME + "<pre>" + Html.linked(mail.text()) + "</pre>"
                    : HEAD.matcher(mail.html())
                        .replaceFirst(head -> head.group() + CLICKS_LEAVE_THE_FRAME));
  }

  private Optional<Mail> mail(String id) {
    return mails.mails().stream().filter(mail -> mail.id().equals(id)).findFirst();
  }
}
