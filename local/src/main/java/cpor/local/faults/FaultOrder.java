package cpor.local.faults;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A fault as somebody asks for it, word by word. Whatever is wrong is an {@link
 * IllegalArgumentException} that says in one line what would be right.
 *
 * @param words {@code fault}, its parameters, and how long it lasts: {@code calls}, {@code for}
 * @param functions the logical ids of those that there are
 * @param indexes the keys of the table's, by their names
 */
record FaultOrder(Map<String, String> words, Set<String> functions, Map<String, String> indexes) {
  private static final String CALLS = "calls";
  private static final String FOR = "for";

  Fault fault() {
    FaultKind kind = FaultKind.of(words.getOrDefault("fault", ""));
    List<String> known = new ArrayList<>(kind.parameters());
    if (kind.countsCalls()) {
      known.add(CALLS);
    }
    known.add(FOR);
    Set<String> unknown = new TreeSet<>(words.keySet());
    unknown.remove("fault");
    known.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s does not take %s; it takes %s"
              .formatted(kind.word(), String.join(", ", unknown), String.join(", ", known)));
    }
    return kind.read(this);
  }

  /** After how many calls that it struck it ends; null for no such end. */
  @Nullable Integer calls() {
    return words.containsKey(CALLS) ? number(CALLS) : null;
  }

  /** After what time of the product it ends; null for no such end. */
  @Nullable Duration lasting() {
    return words.containsKey(FOR) ? duration(FOR) : null;
  }

  String required(String name) {
    String value = words.get(name);
    if (value == null) {
      throw new IllegalArgumentException(words.get("fault") + " needs " + name);
    }
    return value;
  }

  /** The first that is known, if none is said. */
  String oneOf(String name, List<String> known) {
    String value = words.getOrDefault(name, known.getFirst());
    if (!known.contains(value)) {
      throw new IllegalArgumentException(
          "%s is '%s' but should be one of %s".formatted(name, value, String.join(", ", known)));
    }
    return value;
  }

  int number(String name) {
    String value = required(name);
    if (!value.matches("[1-9]\\d{0,5}")) {
      throw new IllegalArgumentException(
          "%s is '%s' but should be a number from 1 to 999999".formatted(name, value));
    }
    return Integer.parseInt(value);
  }

  Duration duration(String name) {
    String value = required(name);
    try {
      Duration duration = Duration.parse(value);
      if (duration.isPositive()) {
        return duration;
      }
    } catch (DateTimeParseException malformed) {
      throw durationExpected(name, value, malformed);
    }
    throw durationExpected(name, value, null);
  }

  private static IllegalArgumentException durationExpected(
      String name, String value, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "%s is '%s' but should be a duration such as PT1H".formatted(name, value), cause);
  }

  String function() {
    String function = required("function");
    if (!functions.contains(function)) {
      throw new IllegalArgumentException(
          "function is '%s' but should be one of %s"
              .formatted(function, String.join(", ", new TreeSet<>(functions))));
    }
    return function;
  }

  Fault index() {
    String index = required("index");
    String key = indexes.get(index);
    if (key == null) {
      throw new IllegalArgumentException(
          "index is '%s' but should be one of %s"
              .formatted(index, String.join(", ", new TreeSet<>(indexes.keySet()))));
    }
    return new Fault.IndexThrottled(index, key);
  }

  /** Null for all. */
  @Nullable String functionOrAll() {
    return words.containsKey("function") ? function() : null;
  }
}
