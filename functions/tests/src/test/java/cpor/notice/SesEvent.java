package cpor.notice;

import cpor.cloud.FakeSes;

/** What SES reports of a mail, as EventBridge hands it to a function. */
public final class SesEvent {

  private SesEvent() {}

  public static String delivery(FakeSes.Sent mail) {
    return of(
        mail,
        "Email Delivered",
        "Delivery",
        """
        "delivery": {"timestamp": "2026-11-23T09:00:05.000Z", "processingTimeMillis": 480,
          "recipients": ["%s"], "smtpResponse": "250 2.6.0 Message received"}"""
            .formatted(mail.to()));
  }

  public static String permanentBounce(FakeSes.Sent mail) {
    return bounce(mail, "Permanent", "General");
  }

  static String transientBounce(FakeSes.Sent mail) {
    return bounce(mail, "Transient", "MailboxFull");
  }

  /** SES could not tell why. */
  static String undeterminedBounce(FakeSes.Sent mail) {
    return bounce(mail, "Undetermined", "Undetermined");
  }

  static String complaint(FakeSes.Sent mail) {
    return of(
        mail,
        "Email Complaint Received",
        "Complaint",
        """
        "complaint": {"complainedRecipients": [{"emailAddress": "%s"}], "complaintSubType": null,
          "complaintFeedbackType": "abuse", "feedbackId": "f-2",
          "timestamp": "2026-11-23T09:10:00.000Z"}"""
            .formatted(mail.to()));
  }

  /** SES took the mail, and found then that it will not deliver it. */
  static String rejection(FakeSes.Sent mail) {
    return of(mail, "Email Rejected", "Reject", "\"reject\": {\"reason\": \"Bad content\"}");
  }

  static String opening(FakeSes.Sent mail) {
    return of(
        mail, "Email Opened", "Open", "\"open\": {\"timestamp\": \"2026-11-23T09:12:00.000Z\"}");
  }

  private static String bounce(FakeSes.Sent mail, String type, String subType) {
    return of(
        mail,
        "Email Bounced",
        "Bounce",
        """
        "bounce": {"feedbackId": "f-1", "bounceType": "%s", "bounceSubType": "%s",
          "bouncedRecipients": [{"emailAddress": "%s", "action": "failed", "status": "5.1.1",
            "diagnosticCode": "smtp; 550 5.1.1 user unknown"}],
          "timestamp": "2026-11-23T09:00:05.000Z", "reportingMTA": "dns; mx.example"}"""
            .formatted(type, subType, mail.to()));
  }

  private static String of(FakeSes.Sent mail, String detailType, String eventType, String outcome) {
    return withTags(
        """
        "claim": ["%s"], "kind": ["%s"], "notice": ["%s"],
          "ses:configuration-set": ["notices"], "ses:operation": ["SendEmail"]"""
            .formatted(mail.tag("claim"), mail.tag("kind"), mail.tag("notice")),
        detailType,
        eventType,
        outcome);
  }

  /** A report about a mail that carries these tags. */
  static String withTags(String tags, String detailType, String eventType, String outcome) {
    return """
        {"version": "0", "id": "e-1", "detail-type": "%s", "source": "aws.ses",
         "account": "000000000000", "time": "2026-11-23T09:00:06Z", "region": "eu-central-1",
         "resources": ["arn:aws:ses:eu-central-1:000000000000:configuration-set/notices"],
         "detail": {"eventType": "%s",
           "mail": {"timestamp": "2026-11-23T09:00:00.000Z", "source": "claims@programme.example",
             "messageId": "message-1", "headersTruncated": false,
             "commonHeaders": {"subject": "anything"},
             "tags": {%s}},
           %s}}"""
        .formatted(detailType, eventType, tags, outcome);
  }
}
