package cpor.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.local.mail.MailOutcome;
import cpor.local.mail.MailSink;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * {@code POST /_local/mail-events}: plays what SES would report of a mail, {@code {"messageId":
 * "…", "type": "Bounce|Complaint|Delivery|Reject", "bounceType":
 * "Permanent|Transient|Undetermined"}}, or any event of SES, {@code {"event": {…}}}.
 */
record MailEventDoor(MailSink mails) implements Door {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Answer answer(Request request) {
    if (!request.method().equals("POST")) {
      return Problem.of(405, "Method Not Allowed", "send a POST").with("allow", "POST");
    }
    try {
      JsonNode asked = JSON.readTree(request.text());
      if (asked.has("event")) {
        mails.play(whole(asked.path("event")));
      } else {
        MailOutcome outcome =
            MailOutcome.of(asked.path("type").textValue(), asked.path("bounceType").textValue());
        mails.play(asked.path("messageId").asText(), outcome);
      }
      return new Answer(204, Map.of(), new byte[0]);
    } catch (JsonProcessingException | IllegalArgumentException malformed) {
      return Problem.of(400, "Bad Request", String.valueOf(malformed.getMessage()));
    } catch (NoSuchElementException unknown) {
      return Problem.of(404, "Not Found", String.valueOf(unknown.getMessage()));
    }
  }

  private static JsonNode whole(JsonNode event) {
    if (!event.path("source").asText().equals("aws.ses") || !event.path("detail").isObject()) {
      throw new IllegalArgumentException(
          "event should be one of EventBridge with the source aws.ses and a detail");
    }
    return event;
  }
}
