package stepfunctions.definition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What no state shows by itself: targets, reachability, unique names, scopes of variables. */
final class GraphChecks {
  private final Set<String> names = new HashSet<>();

  private GraphChecks() {}

  static void check(Graph graph) {
    new GraphChecks().check(graph, Set.of());
  }

  /**
   * @param outer variables assigned around this graph, which it must not assign again
   */
  private void check(Graph graph, Set<String> outer) {
    Set<String> assigned = new HashSet<>(outer);
    for (State state : graph.states().values()) {
      if (!names.add(state.name())) {
        throw invalid(state, "Name", "another state has this name");
      }
      for (Exit exit : exits(state).toList()) {
        checkExit(graph, state, exit, outer);
        assigned.addAll(exit.assign().keySet());
      }
    }
    checkReachable(graph);
    for (State state : graph.states().values()) {
      if (state instanceof State.Parallel parallel) {
        parallel.branches().forEach(branch -> check(branch, assigned));
      }
    }
  }

  private static void checkExit(Graph graph, State state, Exit exit, Set<String> outer) {
    exit.next()
        .filter(next -> !graph.states().containsKey(next))
        .ifPresent(
            next -> {
              throw invalid(state, "Next", "names no state in reach: '" + next + "'");
            });
    for (String variable : exit.assign().keySet()) {
      if (outer.contains(variable)) {
        throw invalid(state, "Assign/" + variable, "is a variable of the scope around the branch");
      }
    }
  }

  private static void checkReachable(Graph graph) {
    Set<String> reached = new HashSet<>(Set.of(graph.startAt()));
    Deque<String> toVisit = new ArrayDeque<>(reached);
    while (!toVisit.isEmpty()) {
      exits(graph.state(toVisit.remove()))
          .flatMap(exit -> exit.next().stream())
          .filter(reached::add)
          .forEach(toVisit::add);
    }
    Set<String> unreached = new TreeSet<>(graph.states().keySet());
    unreached.removeAll(reached);
    for (String name : unreached) {
      throw invalid(graph.state(name), "Name", "no other state leads here");
    }
  }

  private static Stream<Exit> exits(State state) {
    return switch (state) {
      case State.Task task -> fallible(task.exit(), task.catchers());
      case State.Parallel parallel -> fallible(parallel.exit(), parallel.catchers());
      case State.Choice choice ->
          Stream.concat(
              choice.rules().stream().map(State.Choice.Rule::exit), choice.otherwise().stream());
      case State.Wait wait -> Stream.of(wait.exit());
      case State.Pass pass -> Stream.of(pass.exit());
      case State.Succeed _, State.Fail _ -> Stream.empty();
    };
  }

  private static Stream<Exit> fallible(Exit exit, List<Catcher> catchers) {
    return Stream.concat(Stream.of(exit), catchers.stream().map(Catcher::exit));
  }

  private static InvalidDefinition invalid(State state, String field, String what) {
    return new InvalidDefinition("state '" + state.name() + "', field '" + field + "'", what);
  }
}
