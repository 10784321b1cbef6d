package cpor.notice;

import cpor.claim.OwedNotice;
import cpor.cloud.Cloud;
import cpor.notice.mail.Mail;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.Content;
import software.amazon.awssdk.services.ses.model.MessageTag;

/** Hands mails to SES, tagged so that what SES reports of them finds its notice. */
public final class Mailer {

  /**
   * The one answer of SES that speaks of the address. {@code MessageRejected} does not, though it
   * sounds final: it tells that the sender is not verified or may not send, which the operator can
   * mend. Addresses that SES suppresses are taken and reported as bounces.
   */
  private static final String NOT_AN_ADDRESS = "InvalidParameterValue";

  private final SesClient ses;
  private final String sender;
  private final String replyTo;
  private final String configurationSet;

  /**
   * Makes a mailer.
   *
   * @param senderName whose mails the reader sees in its list of mails
   * @throws IllegalArgumentException when the sender, or whom to answer, is no address, or the name
   *     none that a header can hold: SES would refuse every mail for it, and not say that it is not
   *     the recipient's that it means
   */
  public Mailer(Cloud cloud, String senderName) {
    ses = cloud.ses();
    sender = SenderName.of(senderName).before(address(cloud, "MAIL_SENDER"));
    replyTo = address(cloud, "SUPPORT_ADDRESS");
    configurationSet = cloud.variable("MAIL_CONFIGURATION_SET");
  }

  private static String address(Cloud cloud, String variable) {
    return MailAddress.inAscii(cloud.variable(variable))
        .orElseThrow(() -> new IllegalArgumentException(variable + " is not a mail address"));
  }

  /**
   * Hands a mail over.
   *
   * @return the mail service's name for it
   * @throws MailRefused when no mail can ever be sent to this address
   * @throws MailUnavailable when it may be taken later
   */
  String send(String claimId, OwedNotice notice, String address, Mail mail) {
    String recipient =
        MailAddress.inAscii(address).orElseThrow(() -> new MailRefused(NOT_AN_ADDRESS));
    try {
      return ses.sendEmail(
              request ->
                  request
                      .source(sender)
                      .replyToAddresses(replyTo)
                      .configurationSetName(configurationSet)
                      .destination(to -> to.toAddresses(recipient))
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
    } catch (AwsServiceException failed) {
      String code = errorCode(failed);
      throw code.equals(NOT_AN_ADDRESS) ? new MailRefused(code) : new MailUnavailable(code);
    } catch (SdkException unreachable) {
      throw new MailUnavailable(unreachable.getClass().getSimpleName());
    }
  }

  private static String errorCode(AwsServiceException failed) {
    return Optional.ofNullable(failed.awsErrorDetails())
        .map(AwsErrorDetails::errorCode)
        .orElseGet(() -> "HTTP " + failed.statusCode());
  }

  private static Content utf8(String text) {
    return Content.builder().charset("UTF-8").data(text).build();
  }

  private static MessageTag tag(String name, String value) {
    return MessageTag.builder().name(name).value(value).build();
  }
}
