package cpor.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cpor.http.Rfc3339;
import cpor.local.web.Answer;
import cpor.local.web.Door;
import cpor.local.web.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import stepfunctions.clock.NotQuiet;

/**
 * {@code POST /_local/clock}: {@code {"advance": "P7D"}}, {@code {"to": "next-deadline"}} or {@code
 * {"to": "2026-12-01T08:00:00Z"}}. The buttons of the page post a form and are sent back to the
 * page.
 */
record ClockDoor(ProductTime time) implements Door {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NEXT_DEADLINE = "next-deadline";
  private static final String USAGE =
      "send {\"advance\": \"P7D\"}, {\"to\": \"next-deadline\"} or {\"to\":"
          + " \"2026-12-01T08:00:00Z\"}";

  @Override
  public Answer answer(Request request) {
    try {
      return switch (request.method()) {
        case "GET" -> now(time.now());
        case "POST" -> post(request);
        default -> Problem.of(405, "Method Not Allowed", USAGE).with("allow", "GET, POST");
      };
    } catch (DateTimeParseException | JsonProcessingException malformed) {
      return Problem.of(400, "Bad Request", malformed.getMessage() + "; " + USAGE);
    } catch (NotQuiet busy) {
      return Problem.of(503, "Service Unavailable", String.valueOf(busy.getMessage()));
    }
  }

  private Answer post(Request request) throws JsonProcessingException {
    // curl calls JSON a form when nobody told it otherwise, so the body decides
    Map<String, String> form = request.form();
    if (form.containsKey("to") || form.containsKey("advance")) {
      Answer moved = move(JSON.valueToTree(form));
      return moved.status() == 200 ? Answer.seeOther(LocalCloud.LOCAL_PATH) : moved;
    }
    return move(JSON.readTree(request.text()));
  }

  private Answer move(JsonNode move) {
    String by = move.path("advance").asText();
    String to = move.path("to").asText();
    if (by.isEmpty() == to.isEmpty()) {
      return Problem.of(400, "Bad Request", USAGE);
    }
    if (to.equals(NEXT_DEADLINE)) {
      return now(time.toNextDeadline());
    }
    if (!to.isEmpty()) {
      return now(time.advanceTo(Rfc3339.parse(to)));
    }
    Duration duration = Duration.parse(by);
    return duration.isNegative()
        ? Problem.of(400, "Bad Request", "time does not go backward; " + USAGE)
        : now(time.advance(duration));
  }

  private static Answer now(Instant now) {
    return Answer.jsonLine(
        200, JSON.createObjectNode().put("now", now.truncatedTo(ChronoUnit.SECONDS).toString()));
  }
}
