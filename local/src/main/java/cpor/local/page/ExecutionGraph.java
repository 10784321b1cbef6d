package cpor.local.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stepfunctions.history.ActiveState;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

/**
 * The states of an execution's machine, marked by what the execution did.
 *
 * @param layers the states by their distance from the first
 */
public record ExecutionGraph(List<List<Node>> layers) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What an execution did with a state. */
  public enum Mark {
    AT_WORK,
    FAILED,
    VISITED,
    NOT_VISITED;

    /** The name of its style. */
    public String style() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A state.
   *
   * @param comment what the definition says of it
   * @param visits how often it was entered
   * @param until when time sets it going, if it is at work
   * @param then the states that may follow and do not stand below
   * @param branches of a Parallel
   */
  public record Node(
      String name,
      String type,
      String comment,
      long visits,
      Mark mark,
      Optional<Instant> until,
      List<String> then,
      List<ExecutionGraph> branches) {

    public boolean isAtWork() {
      return mark == Mark.AT_WORK;
    }

    /** Its type, how often it was visited, and where it leads but down. */
    public String told() {
      return type
          + (visits > 1 ? ", " + visits + " times" : "")
          + (then.isEmpty() ? "" : ", then " + String.join(" or ", then));
    }
  }

  /** What happened so far, by the names of the states, which a machine has once each. */
  private record Course(
      Map<String, Long> visits, Map<String, ActiveState> active, Optional<String> failed) {

    static Course of(Execution execution) {
      List<String> entered = execution.statesEntered();
      boolean failed =
          execution.status() != ExecutionStatus.RUNNING
              && execution.status() != ExecutionStatus.SUCCEEDED
              && !entered.isEmpty();
      return new Course(
          entered.stream()
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())),
          execution.activeStates().stream()
              .collect(Collectors.toMap(ActiveState::name, Function.identity())),
          failed ? Optional.of(entered.getLast()) : Optional.empty());
    }

    Mark mark(String state) {
      if (active.containsKey(state)) {
        return Mark.AT_WORK;
      }
      if (failed.filter(state::equals).isPresent()) {
        return Mark.FAILED;
      }
      return visits.containsKey(state) ? Mark.VISITED : Mark.NOT_VISITED;
    }
  }

  static ExecutionGraph of(Execution execution) {
    return of(definition(execution), Course.of(execution));
  }

  private static JsonNode definition(Execution execution) {
    try {
      return JSON.readTree(execution.stateMachine().definition());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ExecutionGraph of(JsonNode graph, Course course) {
    List<List<Node>> layers = new ArrayList<>();
    Set<String> placed = new LinkedHashSet<>();
    Set<String> layer = Collections.singleton(graph.path("StartAt").asText());
    while (!layer.isEmpty()) {
      placed.addAll(layer);
      layers.add(layer.stream().map(name -> node(graph, name, placed, course)).toList());
      layer =
          layer.stream()
              .flatMap(name -> next(state(graph, name)))
              .filter(name -> !placed.contains(name))
              .collect(Collectors.toCollection(LinkedHashSet::new));
    }
    return new ExecutionGraph(layers);
  }

  private static Node node(JsonNode graph, String name, Set<String> placed, Course course) {
    JsonNode state = state(graph, name);
    return new Node(
        name,
        state.path("Type").asText(),
        state.path("Comment").asText(),
        course.visits().getOrDefault(name, 0L),
        course.mark(name),
        Optional.ofNullable(course.active().get(name)).flatMap(ActiveState::until),
        next(state).filter(placed::contains).toList(),
        state.path("Branches").valueStream().map(branch -> of(branch, course)).toList());
  }

  private static JsonNode state(JsonNode graph, String name) {
    return graph.path("States").path(name);
  }

  private static Stream<String> next(JsonNode state) {
    return Stream.of(
            Stream.of(state),
            state.path("Choices").valueStream(),
            state.path("Catch").valueStream())
        .flatMap(Function.identity())
        .flatMap(exit -> Stream.of(exit.path("Next"), exit.path("Default")))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .distinct();
  }
}
