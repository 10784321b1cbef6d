package cpor.acceptance.world;

import java.util.List;

/**
 * A claim's workflow as an operator sees it.
 *
 * @param status by the workflow service's name, such as {@code RUNNING}
 * @param statesEntered in order, as often as they were entered
 * @param record its input, output and history as text
 */
public record Execution(String name, String status, List<String> statesEntered, String record) {
  public Execution {
    statesEntered = List.copyOf(statesEntered);
  }
}
