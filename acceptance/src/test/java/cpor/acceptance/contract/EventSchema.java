package cpor.acceptance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A file of docs/events, which says what other systems get. */
public final class EventSchema {

  /** The events of claims' histories. */
  public static final EventSchema HISTORY = read("history.schema.json");

  /** What is told when an association begins or ends. */
  public static final EventSchema ANNOUNCEMENT = read("announcement.schema.json");

  private final JsonNode document;
  private final Schema schema;

  private EventSchema(JsonNode document, Schema schema) {
    this.document = document;
    this.schema = schema;
  }

  private static EventSchema read(String file) {
    try {
      String text = Files.readString(Path.of("..", "docs", "events").resolve(file));
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(text, InputFormat.JSON);
      return new EventSchema(new ObjectMapper().readTree(text), schema);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  JsonNode document() {
    return document;
  }

  /**
   * What is wrong with an event. A reader has to bear fields that it does not know, but there are
   * none yet: what is sent and not in the schema is a fault too.
   */
  public List<String> faults(JsonNode event) {
    List<String> faults = new ArrayList<>();
    schema
        .validate(
            event.toString(),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .forEach(fault -> faults.add(fault.toString()));
    unknown(event, document).forEach(name -> faults.add("unknown: " + name));
    unknown(event.path("detail"), document.at("/properties/detail"))
        .forEach(name -> faults.add("unknown: detail." + name));
    return faults;
  }

  private static Set<String> unknown(JsonNode object, JsonNode schema) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    schema.path("properties").fieldNames().forEachRemaining(names::remove);
    return names;
  }
}
