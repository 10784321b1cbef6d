package cpor.local.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import stepfunctions.history.ActiveState;
import stepfunctions.history.Execution;

/** A time that an execution waits for: the clock's next deadline, or one after it. */
public record FallingDue(Instant at, String claimId, String what) {
  private static final String WAIT = "wait (for )?";

  /** The next ones, the soonest first. */
  static List<FallingDue> next(int most, List<Execution> running) {
    return running.stream()
        .flatMap(FallingDue::of)
        .sorted(Comparator.comparing(FallingDue::at))
        .limit(most)
        .toList();
  }

  private static Stream<FallingDue> of(Execution execution) {
    return execution.activeStates().stream()
        .filter(ActiveState::isWait)
        .flatMap(
            wait ->
                wait.until().stream()
                    .map(
                        until ->
                            new FallingDue(
                                until,
                                claimId(execution),
                                Whereabouts.words(wait.name()).replaceFirst(WAIT, ""))));
  }

  /** The claim of an execution; of a machine that knows no claims, the execution's name. */
  static String claimId(Execution execution) {
    return execution.input().path("claimId").asText(execution.name());
  }
}
