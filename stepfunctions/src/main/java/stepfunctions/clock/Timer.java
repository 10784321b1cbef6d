package stepfunctions.clock;

import java.time.Instant;
import java.util.Comparator;

/** Something that will happen when the {@link VirtualClock} reaches an instant. */
public final class Timer {
  static final Comparator<Timer> BY_DUE_TIME =
      Comparator.comparing(Timer::dueAt).thenComparingLong(timer -> timer.sequence);

  private final VirtualClock clock;
  private final Instant dueAt;
  private final long sequence;
  private final Runnable task;

  Timer(VirtualClock clock, Instant dueAt, long sequence, Runnable task) {
    this.clock = clock;
    this.dueAt = dueAt;
    this.sequence = sequence;
    this.task = task;
  }

  public Instant dueAt() {
    return dueAt;
  }

  /** The task will not run, unless it has begun already. Does nothing the second time. */
  public void cancel() {
    clock.remove(this);
  }

  void fire() {
    task.run();
  }
}
