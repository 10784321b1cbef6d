package cpor.repair;

import cpor.http.JsonNumber;
import cpor.workflow.LifecycleExecutions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An execution that ended badly, as Step Functions' own event tells it.
 *
 * @param lived from its start to its end
 */
public record EndedExecution(String claimId, boolean failed, Duration lived) {

  private static final Duration AT_ONCE = Duration.ofMinutes(1);

  /** Reads the event. */
  public static EndedExecution of(@Nullable Object event) {
    Map<?, ?> detail = (Map<?, ?>) member((Map<?, ?>) Objects.requireNonNull(event), "detail");
    return new EndedExecution(
        LifecycleExecutions.claimIdOf((String) member(detail, "name")),
        "FAILED".equals(detail.get("status")),
        Duration.ofMillis(millis(detail, "stopDate") - millis(detail, "startDate")));
  }

  /** An execution that fails so soon would fail again at once: that is left to people. */
  public boolean failedAtOnce() {
    return failed && lived.compareTo(AT_ONCE) < 0;
  }

  private static long millis(Map<?, ?> detail, String name) {
    return ((JsonNumber) member(detail, name)).asLong().orElseThrow();
  }

  private static Object member(Map<?, ?> node, String name) {
    return Objects.requireNonNull(node.get(name), name);
  }
}
