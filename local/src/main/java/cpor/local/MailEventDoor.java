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
 * "…", "type": "Bounce|Complaint|Delivery", "bounceType": "Permanent|Transient"}}.
 */
record MailEventDoor(MailSink mails) implements Door {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Answer answer(Request request) {
    if (!request.method().equals("POST")) {
      return Problem.of(405, "Method Not Allowed", "send a POST").with("allow", "POST");
    }
    try {
      JsonNode event = JSON.readTree(request.text());
      MailOutcome outcome =
          MailOutcome.of(event.path("type").textValue(), event.path("bounceType").textValue());
      mails.play(event.path("messageId").asText(), outcome);
      return new Answer(204, Map.of(), new byte[0]);
    } catch (JsonProcessingException | IllegalArgumentException malformed) {
      return Problem.of(400, "Bad Request", String.valueOf(malformed.getMessage()));
    } catch (NoSuchElementException unknown) {
      return Problem.of(404, "Not Found", String.valueOf(unknown.getMessage()));
    }
  }
}
