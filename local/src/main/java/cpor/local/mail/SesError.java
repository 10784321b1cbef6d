package cpor.local.mail;

import cpor.local.aws.AwsClients;
import cpor.local.faults.Fault;
import java.util.List;
import java.util.Locale;

/** A status, a code and a message as SES spells them. */
record SesError(int status, String code, String message) {

  static SesError missing(String member) {
    return new SesError(
        400,
        "ValidationError",
        ("1 validation error detected: Value null at '%s' failed to satisfy constraint:"
                + " Member must not be null")
            .formatted(member));
  }

  static SesError invalid(String message) {
    return new SesError(400, "InvalidParameterValue", message);
  }

  /**
   * What SES answers while it is broken on purpose ("Common errors" and "SendEmail" of its API
   * reference, "Amazon SES email sending errors" of its guide).
   */
  static SesError of(Fault.OfSending fault, Mail mail) {
    return switch (fault) {
      case Fault.MailDown _ ->
          new SesError(
              503,
              "ServiceUnavailable",
              "The request has failed due to a temporary failure of the server.");
      case Fault.MailThrottled _ ->
          new SesError(400, "Throttling", "Maximum sending rate exceeded.");
      case Fault.MailRefusing _ ->
          new SesError(
              400,
              "AccountSendingPausedException",
              "Email sending is disabled for your entire Amazon SES account.");
      case Fault.MailSandbox _ ->
          new SesError(
              400,
              "MessageRejected",
              "Email address is not verified. The following identities failed the check in region "
                  + AwsClients.REGION.toUpperCase(Locale.ROOT)
                  + ": "
                  + String.join(", ", unverified(mail)));
    };
  }

  /** Whether a fault is one for this mail: in the sandbox, verified recipients are reached. */
  static boolean concerns(Fault.OfSending fault, Mail mail) {
    return !(fault instanceof Fault.MailSandbox) || !unverified(mail).isEmpty();
  }

  /** The sender's domain is the identity that is verified here. */
  private static List<String> unverified(Mail mail) {
    return mail.recipients().stream()
        .filter(recipient -> !domain(recipient).equals(domain(mail.source())))
        .toList();
  }

  private static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1).replace(">", "");
  }
}
