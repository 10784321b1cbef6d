package stepfunctions;

import java.time.Instant;
import stepfunctions.clock.Timer;
import stepfunctions.clock.VirtualClock;

/**
 * A continuation that runs on the loop when its time comes. Cancelled on the loop, it does not run
 * any more, not even if its time had come and it was waiting for its turn.
 */
final class Alarm {
  private final Timer timer;
  private boolean cancelled;

  Alarm(VirtualClock clock, EventLoop loop, Instant dueAt, Runnable continuation) {
    this.timer = clock.schedule(dueAt, () -> loop.post(() -> ring(continuation)));
  }

  void cancel() {
    cancelled = true;
    timer.cancel();
  }

  private void ring(Runnable continuation) {
    if (!cancelled) {
      continuation.run();
    }
  }
}
