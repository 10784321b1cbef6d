package stepfunctions.definition;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a definition, and refuses whatever in it is wrong or not supported. */
public final class DefinitionReader {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final int LONGEST_NAME = 80;

  private DefinitionReader() {}

  /**
   * Reads JSON text.
   *
   * @throws InvalidDefinition naming the state and the field
   */
  public static Machine read(String definition) {
    try {
      return read(JSON.readTree(definition));
    } catch (JsonProcessingException malformed) {
      throw new InvalidDefinition(
          "definition", "is not valid JSON: " + malformed.getOriginalMessage());
    }
  }

  /**
   * Reads a JSON tree.
   *
   * @throws InvalidDefinition naming the state and the field
   */
  public static Machine read(JsonNode definition) {
    Fields fields = new Fields("state machine", definition);
    fields.text("Comment");
    fields
        .text("Version")
        .filter(version -> !version.equals("1.0"))
        .ifPresent(
            version -> {
              throw fields.invalid("Version", "must be 1.0");
            });
    if (!fields.requiredText("QueryLanguage").equals("JSONata")) {
      throw fields.invalid("QueryLanguage", "must be JSONata");
    }
    OptionalInt timeout = fields.whole("TimeoutSeconds", 1);
    Graph graph = graph(fields);
    fields.end();
    GraphChecks.check(graph);
    return new Machine(
        graph,
        timeout.isPresent()
            ? Optional.of(Duration.ofSeconds(timeout.getAsInt()))
            : Optional.empty());
  }

  /** Reads StartAt and States, of a machine or of a branch. */
  static Graph graph(Fields fields) {
    String startAt = fields.requiredText("StartAt");
    JsonNode states = fields.required("States");
    if (!states.isObject() || states.isEmpty()) {
      throw fields.invalid("States", "must be an object with at least one state");
    }
    Map<String, State> byName = new LinkedHashMap<>();
    states
        .properties()
        .forEach(
            state -> {
              String name = state.getKey();
              if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw fields.invalid("States", "names have 1 to 80 characters: '" + name + "'");
              }
              Fields inState = new Fields("state '" + name + "'", state.getValue());
              byName.put(name, StateReader.read(name, inState));
            });
    if (!byName.containsKey(startAt)) {
      throw fields.invalid("StartAt", "names no state of these: '" + startAt + "'");
    }
    return new Graph(startAt, Collections.unmodifiableMap(byName));
  }
}
