package cpor.notice;

import cpor.claim.OwedNotice;
import cpor.cloud.Cloud;
import cpor.notice.mail.Mail;
import java.net.IDN;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.Content;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.MessageTag;

/** Hands mails to SES, tagged so that what SES reports of them finds its notice. */
final class Mailer {

  private final SesClient ses;
  private final String sender;
  private final String configurationSet;

  Mailer(Cloud cloud) {
    ses = cloud.ses();
    sender = cloud.variable("MAIL_SENDER");
    configurationSet = cloud.variable("MAIL_CONFIGURATION_SET");
  }

  /**
   * Hands a mail over.
   *
   * @return the mail service's name for it
   * @throws MailRefused for good
   * @throws MailUnavailable for now
   */
  String send(String claimId, OwedNotice notice, String address, Mail mail) {
    try {
      return ses.sendEmail(
              request ->
                  request
                      .source(sender)
                      .configurationSetName(configurationSet)
                      .destination(to -> to.toAddresses(mailable(address)))
                      .tags(
                          tag("claim", claimId),
                          tag("kind", notice.kind().name()),
                          tag("notice", notice.sequence() + "-" + notice.occurrence()))
                      .message(
                          message ->
                              message
                                  .subject(utf8(mail.subject()))
                                  .body(
                                      body ->
                                          body.text(utf8(mail.text())).html(utf8(mail.html())))))
          .messageId();
    } catch (MessageRejectedException refused) {
      throw new MailRefused(refused);
    } catch (AwsServiceException failed) {
      if ("InvalidParameterValue".equals(failed.awsErrorDetails().errorCode())) {
        throw new MailRefused(failed);
      }
      throw new MailUnavailable(failed);
    } catch (SdkException unreachable) {
      throw new MailUnavailable(unreachable);
    }
  }

  /** An international domain travels in its ASCII form. */
  private static String mailable(String address) {
    int at = address.lastIndexOf('@');
    return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
  }

  private static Content utf8(String text) {
    return Content.builder().charset("UTF-8").data(text).build();
  }

  private static MessageTag tag(String name, String value) {
    return MessageTag.builder().name(name).value(value).build();
  }
}
