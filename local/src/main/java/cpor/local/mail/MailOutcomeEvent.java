package cpor.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsClients;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The EventBridge event with which SES tells what became of a mail. */
public final class MailOutcomeEvent {

  private MailOutcomeEvent() {}

  public static JsonNode of(Mail mail, MailOutcome outcome, Instant at) {
    return switch (outcome) {
      case MailOutcome.Bounce(var type) ->
          event(mail, at, "Email Bounced", "Bounce", bounce(mail, type, at));
      case MailOutcome.Complaint() ->
          event(mail, at, "Email Complaint Received", "Complaint", complaint(mail, at));
      case MailOutcome.Delivery() ->
          event(mail, at, "Email Delivered", "Delivery", delivery(mail, at));
      case MailOutcome.Reject() ->
          event(mail, at, "Email Rejected", "Reject", object().put("reason", "Bad content"));
    };
  }

  private static ObjectNode event(
      Mail mail, Instant at, String detailType, String eventType, ObjectNode outcome) {
    ObjectNode event = object();
    event.put("version", "0").put("id", UUID.randomUUID().toString());
    event.put("detail-type", detailType).put("source", "aws.ses");
    event.put("account", AwsClients.ACCOUNT).put("time", at.toString());
    event.put("region", AwsClients.REGION);
    event
        .putArray("resources")
        .add(
            "arn:aws:ses:%s:%s:configuration-set/%s"
                .formatted(AwsClients.REGION, AwsClients.ACCOUNT, mail.configurationSet()));
    ObjectNode detail = event.putObject("detail").put("eventType", eventType);
    detail.set("mail", mailObject(mail));
    detail.set(eventType.toLowerCase(Locale.ROOT), outcome);
    return event;
  }

  private static ObjectNode mailObject(Mail mail) {
    ObjectNode object = object();
    object.put("timestamp", mail.at().toString()).put("source", mail.source());
    object.put("sendingAccountId", AwsClients.ACCOUNT).put("messageId", mail.id());
    object.set("destination", strings(mail.recipients()));
    object.put("headersTruncated", false);
    ObjectNode tags = object.putObject("tags");
    tags.putArray("ses:operation").add("SendEmail");
    tags.putArray("ses:configuration-set").add(mail.configurationSet());
    mail.tags().forEach((name, value) -> tags.putArray(name).add(value));
    return object;
  }

  private static ObjectNode bounce(Mail mail, MailOutcome.BounceType type, Instant at) {
    ObjectNode bounce = object();
    bounce.put("feedbackId", UUID.randomUUID().toString()).put("bounceType", type.word());
    bounce.put("bounceSubType", type.subType());
    ArrayNode recipients = bounce.putArray("bouncedRecipients");
    for (String recipient : mail.recipients()) {
      ObjectNode bounced = recipients.addObject().put("emailAddress", recipient);
      type.status().ifPresent(status -> bounced.put("action", "failed").put("status", status));
    }
    bounce.put("timestamp", at.toString());
    return bounce;
  }

  private static ObjectNode complaint(Mail mail, Instant at) {
    ObjectNode complaint = object();
    complaint.put("feedbackId", UUID.randomUUID().toString()).putNull("complaintSubType");
    ArrayNode recipients = complaint.putArray("complainedRecipients");
    mail.recipients().forEach(recipient -> recipients.addObject().put("emailAddress", recipient));
    complaint.put("timestamp", at.toString());
    return complaint;
  }

  private static ObjectNode delivery(Mail mail, Instant at) {
    ObjectNode delivery = object();
    delivery.put("timestamp", at.toString()).put("processingTimeMillis", 500);
    delivery.set("recipients", strings(mail.recipients()));
    delivery.put("smtpResponse", "250 2.0.0 Ok");
    return delivery;
  }

  private static ArrayNode strings(List<String> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return array;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
