package cpor.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The state machine's definition, as the file has it. */
final class Definition {
  private static final Path FILE = Path.of("claim-lifecycle.asl.json");
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(\\w+)}");

  private Definition() {}

  /** A state and its name, at whatever depth. */
  record NamedState(String name, JsonNode json) {

    boolean is(String type) {
      return json.path("Type").asText().equals(type);
    }
  }

  static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** What stands in it as {@code ${Name}}. */
  static Set<String> substitutions() {
    Set<String> names = new TreeSet<>();
    SUBSTITUTION.matcher(text()).results().map(found -> found.group(1)).forEach(names::add);
    return names;
  }

  /** As deployed, where each substitution's value is its name. */
  static String deployed() {
    return SUBSTITUTION.matcher(text()).replaceAll((MatchResult found) -> found.group(1));
  }

  static JsonNode json() {
    return ClaimLife.json(text());
  }

  /** All states, those in branches included. */
  static Stream<NamedState> states() {
    return states(json());
  }

  static Stream<NamedState> states(JsonNode graph) {
    return graph.path("States").properties().stream()
        .flatMap(
            state ->
                Stream.concat(
                    Stream.of(new NamedState(state.getKey(), state.getValue())),
                    stream(state.getValue().path("Branches")).flatMap(Definition::states)));
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return array.valueStream();
  }
}
