package cpor.local.rights;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.aws.Call;
import java.util.List;
import java.util.Map;

/** "Actions, resources, and condition keys for Amazon EventBridge": each entry is looked at. */
final class EventsNeeds implements Needs {

  @Override
  public List<Access> of(Call call) {
    return call.operation().equals("PutEvents")
        ? RequestJson.of(call).path("Entries").valueStream().map(EventsNeeds::put).toList()
        : List.of(Access.anywhere("events:" + call.operation()));
  }

  private static Access put(JsonNode entry) {
    return new Access(
        "events:PutEvents",
        Arns.of("events", "event-bus/", entry.path("EventBusName").asText("default")),
        Map.of("events:source", List.of(entry.path("Source").asText())));
  }
}
