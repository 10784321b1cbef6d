package stepfunctions.definition;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** States that lead to one another: a whole machine, or a branch of a Parallel. */
public record Graph(String startAt, Map<String, State> states) {

  public State state(String name) {
    return Objects.requireNonNull(states.get(name), name);
  }

  /** All its Tasks, those in branches too. */
  public Stream<State.Task> tasks() {
    return states.values().stream()
        .flatMap(
            state ->
                switch (state) {
                  case State.Task task -> Stream.of(task);
                  case State.Parallel parallel ->
                      parallel.branches().stream().flatMap(Graph::tasks);
                  case State.Choice _, State.Wait _, State.Pass _, State.Succeed _, State.Fail _ ->
                      Stream.empty();
                });
  }
}
