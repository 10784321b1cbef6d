package cpor.local.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.aws.AwsError;
import cpor.local.aws.JsonService;
import cpor.local.faults.Fault;
import cpor.local.faults.Faults;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * EventBridge as far as a producer sees it: takes events of any bus, keeps the latest and hands all
 * on.
 */
public final class EventBusSink implements JsonService {

  /** Of some 500 claims' lives, if each tells of all its history. */
  private static final int MOST_EVENTS = 5_000;

  private final Clock clock;
  private final Consumer<BusEvent> subscribers;
  private final ObjectMapper json = new ObjectMapper();
  private final Deque<BusEvent> events = new ArrayDeque<>();
  private final Faults faults;

  /**
   * A sink.
   *
   * @param subscribers are given each event once it was taken, and must return at once
   */
  public EventBusSink(Clock clock, Faults faults, Consumer<BusEvent> subscribers) {
    this.clock = clock;
    this.faults = faults;
    this.subscribers = subscribers;
  }

  /** The latest that were accepted, oldest first. */
  public List<BusEvent> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  @Override
  public JsonNode answer(String operation, JsonNode request) {
    if (!operation.equals("PutEvents")) {
      throw new AwsError("UnknownOperationException", operation + " is not imitated here");
    }
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    request.path("Entries").forEach(entry -> results.add(put(entry)));
    long failed = results.valueStream().filter(result -> result.has("ErrorCode")).count();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return answer.put("FailedEntryCount", failed).set("Entries", results);
  }

  private ObjectNode put(JsonNode entry) {
    if (faults.strike(Fault.BusAway.class, _ -> true).isPresent()) {
      // "PutEventsResultEntry" of EventBridge's API reference
      return failed("InternalFailure", "An internal error occurred.");
    }
    JsonNode detail;
    try {
      detail = json.readTree(entry.path("Detail").asText());
    } catch (JsonProcessingException e) {
      return failed("MalformedDetail", "Detail is malformed.");
    }
    if (!detail.isObject()) {
      return failed("MalformedDetail", "Detail is malformed.");
    }
    for (String required : List.of("Source", "DetailType")) {
      if (entry.path(required).asText().isEmpty()) {
        return failed("InvalidArgument", required + " is a required argument.");
      }
    }
    var event =
        new BusEvent(
            UUID.randomUUID().toString(),
            entry.path("EventBusName").asText("default"),
            entry.path("Source").asText(),
            entry.path("DetailType").asText(),
            detail,
            clock.instant());
    keep(event);
    subscribers.accept(event);
    return JsonNodeFactory.instance.objectNode().put("EventId", event.id());
  }

  private void keep(BusEvent event) {
    synchronized (events) {
      events.addLast(event);
      if (events.size() > MOST_EVENTS) {
        events.removeFirst();
      }
    }
  }

  private static ObjectNode failed(String code, String message) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ErrorCode", code)
        .put("ErrorMessage", message);
  }
}
