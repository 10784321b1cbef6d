package stepfunctions.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened in an execution.
 *
 * @param id counts from 1
 * @param previousEventId the event that led to this one; 0 for the first of an execution
 * @param type AWS's name, such as {@code TaskStateEntered}
 * @param details what AWS tells about an event of this type, if anything
 */
public record HistoryEvent(
    long id, long previousEventId, Instant timestamp, String type, Optional<Details> details) {

  /**
   * What an event of some type tells besides, kept as text: there are very many.
   *
   * @param field the name under which AWS's answer holds the details, such as {@code
   *     stateEnteredEventDetails}
   * @param json an object
   */
  public record Details(String field, String json) {
    private static final ObjectReader JSON = new ObjectMapper().readerFor(ObjectNode.class);

    static Details of(String type, ObjectNode value) {
      return new Details(field(type), value.toString());
    }

    public ObjectNode value() {
      try {
        return JSON.readValue(json);
      } catch (JsonProcessingException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    private static String field(String type) {
      if (type.endsWith("StateEntered")) {
        return "stateEnteredEventDetails";
      }
      if (type.endsWith("StateExited")) {
        return "stateExitedEventDetails";
      }
      return Character.toLowerCase(type.charAt(0)) + type.substring(1) + "EventDetails";
    }
  }
}
