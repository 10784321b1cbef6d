package cpor.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsError;
import cpor.local.aws.JsonService;

/** CloudWatch Logs as far as somebody reads: {@code filter-log-events}, and so {@code tail}. */
public record LogsApi(LogGroups groups) implements JsonService {

  @Override
  public JsonNode answer(String operation, JsonNode request) {
    if (!operation.equals("FilterLogEvents")) {
      throw AwsError.notServed("logs", operation);
    }
    String group = request.path("logGroupName").asText(request.path("logGroupIdentifier").asText());
    String stream = request.path("logStreamNamePrefix").asText();
    long from = request.path("startTime").asLong(0);
    long to = request.path("endTime").asLong(Long.MAX_VALUE);
    FilterPattern pattern = pattern(request.path("filterPattern").asText());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode events = answer.putArray("events");
    groups
        .events(group)
        .orElseThrow(
            () ->
                new AwsError(
                    "ResourceNotFoundException", "The specified log group does not exist."))
        .stream()
        .filter(event -> event.at().toEpochMilli() >= from && event.at().toEpochMilli() <= to)
        .filter(event -> event.stream().startsWith(stream))
        .filter(event -> pattern.test(event.message()))
        .forEach(event -> events.add(shape(event, events.size())));
    return answer;
  }

  private static FilterPattern pattern(String text) {
    try {
      return new FilterPattern(text);
    } catch (IllegalArgumentException malformed) {
      throw new AwsError(
          "InvalidParameterException", "Invalid filter pattern: " + malformed.getMessage());
    }
  }

  private static ObjectNode shape(LogEvent event, int position) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("eventId", "%056d".formatted(position))
        .put("timestamp", event.at().toEpochMilli())
        .put("ingestionTime", event.at().toEpochMilli())
        .put("logStreamName", event.stream())
        .put("message", event.message());
  }
}
