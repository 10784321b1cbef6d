package cpor.repair;

import cpor.workflow.LifecycleExecutions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * An execution that ended badly, as Step Functions' own event tells it.
 *
 * @param lived from its start to its end
 */
public record EndedExecution(String claimId, boolean failed, Duration lived) {

  private static final Duration AT_ONCE = Duration.ofMinutes(1);

  /** Reads the event. */
  public static EndedExecution of(Object event) {
    Map<?, ?> detail = (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) event).get("detail"));
    return new EndedExecution(
        LifecycleExecutions.claimIdOf((String) Objects.requireNonNull(detail.get("name"))),
        "FAILED".equals(detail.get("status")),
        Duration.ofMillis(millis(detail, "stopDate") - millis(detail, "startDate")));
  }

  /** An execution that fails so soon would fail again at once: that is left to people. */
  public boolean failedAtOnce() {
    return failed && lived.compareTo(AT_ONCE) < 0;
  }

  private static long millis(Map<?, ?> detail, String name) {
    return ((Number) Objects.requireNonNull(detail.get(name), name)).longValue();
  }
}
