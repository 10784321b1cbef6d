package cpor.simulation.rules;

import java.util.Map;
import java.util.Objects;

/** The parameters of the section "Time" that a claim was submitted under. */
record Periods(Map<String, String> byName) {

  Periods {
    byName = Map.copyOf(byName);
  }

  static Periods of(Map<String, Object> facts) {
    Map<String, String> texts = new java.util.HashMap<>();
    facts.forEach((name, period) -> texts.put(name, String.valueOf(period)));
    return new Periods(texts);
  }

  String named(String name) {
    return Objects.requireNonNull(byName.get(name), name);
  }
}
