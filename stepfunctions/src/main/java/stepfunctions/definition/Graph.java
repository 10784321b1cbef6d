package stepfunctions.definition;

import java.util.Map;
import java.util.Objects;

/** States that lead to one another: a whole machine, or a branch of a Parallel. */
public record Graph(String startAt, Map<String, State> states) {

  public State state(String name) {
    return Objects.requireNonNull(states.get(name), name);
  }
}
