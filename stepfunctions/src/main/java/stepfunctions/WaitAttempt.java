package stepfunctions;

import java.time.Instant;
import stepfunctions.definition.FieldType;
import stepfunctions.definition.State;

/** A Wait state at work. */
final class WaitAttempt {
  private final Visit visit;
  private final State.Wait wait;

  WaitAttempt(Visit visit, State.Wait wait) {
    this.visit = visit;
    this.wait = wait;
  }

  /** A time that has passed is not waited for. */
  void start() {
    Instant until = until();
    if (until.isAfter(visit.engine().clock().instant())) {
      visit.busyUntil(until, () -> visit.done(wait.exit()));
    } else {
      visit.done(wait.exit());
    }
  }

  private Instant until() {
    return switch (wait.until()) {
      case State.Wait.Until.Seconds(var seconds) ->
          visit
              .enteredAt()
              .plusSeconds(
                  FieldType.SECONDS.evaluate(seconds, "Seconds", visit.scope()).longValue());
      case State.Wait.Until.Timestamp(var timestamp) ->
          Instant.parse(
              FieldType.TIMESTAMP.evaluate(timestamp, "Timestamp", visit.scope()).textValue());
    };
  }
}
