package cpor.local.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import stepfunctions.definition.State;
import stepfunctions.history.ActiveState;
import stepfunctions.history.Execution;

/** Says in a sentence where an execution is: what it waits for and until when, or how it ended. */
final class Whereabouts {
  private static final Pattern BEFORE_CAPITALS = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private final Execution execution;
  private final Instant now;

  private Whereabouts(Execution execution, Instant now) {
    this.execution = execution;
    this.now = now;
  }

  static String of(Execution execution, Instant now) {
    return new Whereabouts(execution, now).sentence();
  }

  private String sentence() {
    return switch (execution.status()) {
      case RUNNING -> running();
      case SUCCEEDED -> "It ended well on " + stoppedAt() + ".";
      case FAILED, TIMED_OUT, ABORTED ->
          "It ended badly on %s: %s%s%s"
              .formatted(
                  stoppedAt(),
                  execution.status(),
                  execution.error().map(error -> ", " + error).orElse(""),
                  execution.cause().map(cause -> ", " + cause).orElse("."));
    };
  }

  private String stoppedAt() {
    return execution.stoppedAt().map(Times::people).orElseThrow();
  }

  private String running() {
    List<ActiveState> active = execution.activeStates();
    String stage =
        active.stream()
            .filter(state -> state.type().equals("Parallel"))
            .map(state -> "In " + state.name() + " it")
            .findFirst()
            .orElse("It");
    String waits =
        active.stream()
            .filter(state -> !state.type().equals("Parallel"))
            .sorted(
                Comparator.comparing(this::ringsForIt)
                    .thenComparing(state -> state.until().orElse(Instant.MAX)))
            .map(this::waits)
            .collect(Collectors.joining(", or "));
    return waits.isEmpty() ? stage + " goes on at once." : stage + " " + waits + ".";
  }

  private String waits(ActiveState state) {
    String until = state.until().map(this::until).orElse("");
    if (state.isWait()) {
      return "waits" + words(state.name()).replaceFirst("^wait", "") + until;
    }
    return ringsForIt(state)
        ? "waits until the claim moves, which rings " + state.name()
        : "is at " + state.name() + until + " at the latest";
  }

  private String until(Instant time) {
    return " until %s (%s)".formatted(Times.people(time), Times.from(now, time));
  }

  /** Whether somebody who holds a token of it has to answer. */
  private boolean ringsForIt(ActiveState state) {
    return tasksWithToken().contains(state.name());
  }

  private Set<String> tasksWithToken() {
    return execution
        .stateMachine()
        .machine()
        .graph()
        .tasks()
        .filter(task -> task.resource().waitsForToken())
        .map(State.Task::name)
        .collect(Collectors.toSet());
  }

  /** {@code wait for review start} for {@code WaitForReviewStart}. */
  static String words(String stateName) {
    return BEFORE_CAPITALS.matcher(stateName).replaceAll(" ").toLowerCase(Locale.ROOT);
  }
}
