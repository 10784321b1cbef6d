package stepfunctions.history;

import java.time.Instant;
import java.util.Optional;

/**
 * A state that was entered and has not been left.
 *
 * @param type such as {@code Wait}
 * @param until when time sets it going: the end of a wait, of the pause before a retry or of the
 *     time that a task has; empty if only something else does
 */
public record ActiveState(String name, String type, Instant enteredAt, Optional<Instant> until) {

  public boolean isWait() {
    return type.equals("Wait");
  }
}
