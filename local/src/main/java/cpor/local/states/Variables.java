package cpor.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** The variables of a graph: its own, and to read those of the scope around it. */
final class Variables {
  private final Map<String, JsonNode> visible;

  private Variables(Map<String, JsonNode> visible) {
    this.visible = new HashMap<>(visible);
  }

  static Variables none() {
    return new Variables(Map.of());
  }

  /** For a branch. What it assigns does not reach this scope, which stands still meanwhile. */
  Variables inner() {
    return new Variables(visible);
  }

  void assign(Map<String, JsonNode> values) {
    visible.putAll(values);
  }

  Map<String, JsonNode> visible() {
    return Map.copyOf(visible);
  }
}
