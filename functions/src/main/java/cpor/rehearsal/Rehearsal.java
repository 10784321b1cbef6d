package cpor.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import cpor.json.OwnJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A call that a function gets often, of nobody's claim.
 *
 * @param at when it is called
 * @param event what it is called with
 * @param answers what AWS answers to each operation, in order; after the last, an empty object
 */
public record Rehearsal(Instant at, String event, Map<String, List<String>> answers) {

  /** What an operation answers that is asked more often than was foreseen. */
  public static final String NOTHING_MORE = "{}";

  /** The calls of a function, which are kept as a file with its name. */
  public static List<Rehearsal> of(String function) {
    List<Rehearsal> calls = new ArrayList<>();
    for (Object call : OwnJson.TREES.fromJsonArray(file(function))) {
      Map<?, ?> members = (Map<?, ?>) call;
      calls.add(
          new Rehearsal(
              Instant.parse((String) member(members, "at")),
              OwnJson.TREES.toJson(member(members, "event")),
              answers((Map<?, ?>) member(members, "answers"))));
    }
    return calls;
  }

  private static Map<String, List<String>> answers(Map<?, ?> written) {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    for (Map.Entry<?, ?> operation : written.entrySet()) {
      List<String> texts = new ArrayList<>();
      for (Object answer : (List<?>) operation.getValue()) {
        // SES speaks XML
        texts.add(answer instanceof String xml ? xml : OwnJson.TREES.toJson(answer));
      }
      answers.put((String) operation.getKey(), texts);
    }
    return answers;
  }

  private static Object member(Map<?, ?> members, String name) {
    return Objects.requireNonNull(members.get(name), name);
  }

  private static String file(String function) {
    String name = "/rehearsal/" + function + ".json";
    try (InputStream file =
        Objects.requireNonNull(Rehearsal.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
