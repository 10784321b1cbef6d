package stepfunctions.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The product's time and its timers. A running clock moves with real time and fires timers by
 * itself; a standing one moves by jumps only. Either can jump forward: a jump goes from timer to
 * timer, as if the time between had been lived through. Time never goes backward. Thread safe.
 */
public final class VirtualClock extends Clock implements AutoCloseable {
  private static final Duration QUIET_WITHIN = Duration.ofSeconds(30);

  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock jump = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final TreeSet<Timer> timers = new TreeSet<>(Timer.BY_DUE_TIME);
  private final boolean runs;

  /** Real time after which a jump gives up waiting for quiet. */
  private final Duration quietWithin;

  /** The product's time when real time was {@code anchoredAt}. */
  private Instant anchor;

  private long anchoredAt = System.nanoTime();
  private boolean held;
  private boolean firing;
  private boolean closed;
  private long scheduled;

  private VirtualClock(Instant start, boolean runs, Duration quietWithin) {
    this.anchor = start;
    this.runs = runs;
    this.quietWithin = quietWithin;
  }

  /** Starts at an instant and moves with real time. */
  public static VirtualClock running(Instant start) {
    VirtualClock clock = new VirtualClock(start, true, QUIET_WITHIN);
    Thread.ofPlatform().daemon().name("product-clock").start(clock::fireAsTimePasses);
    return clock;
  }

  /** Stands at an instant until it is moved. */
  public static VirtualClock standingAt(Instant start) {
    return standingAt(start, QUIET_WITHIN);
  }

  static VirtualClock standingAt(Instant start, Duration quietWithin) {
    return new VirtualClock(start, false, quietWithin);
  }

  @Override
  public Instant instant() {
    lock.lock();
    try {
      return runs && !held ? anchor.plusNanos(System.nanoTime() - anchoredAt) : anchor;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new Zoned(this, zone);
  }

  /**
   * Runs a task when the clock reaches an instant. A time that has passed is reached at once by a
   * running clock, with the next jump by a standing one. The task should be short: it hands work
   * over.
   */
  public Timer schedule(Instant dueAt, Runnable task) {
    lock.lock();
    try {
      Timer timer = new Timer(this, dueAt, scheduled++, task);
      timers.add(timer);
      changed.signalAll();
      return timer;
    } finally {
      lock.unlock();
    }
  }

  /** The due time of the next timer. */
  public Optional<Instant> nextDue() {
    lock.lock();
    try {
      return timers.isEmpty() ? Optional.empty() : Optional.of(timers.first().dueAt());
    } finally {
      lock.unlock();
    }
  }

  /** {@link #advanceTo} the instant that lies so much later than now. */
  public Instant advance(Duration by, Quiescence quiescence) {
    jump.lock();
    try {
      return advanceTo(instant().plus(by), quiescence);
    } finally {
      jump.unlock();
    }
  }

  /**
   * Jumps. Once everything is quiet, the clock is set to the next timer's time and the timer fires;
   * then again, until no timer is left before the target, those included that were scheduled on the
   * way. A target that has passed only fires what is due.
   *
   * @return the time now
   * @throws NotQuiet if what a timer set going does not come to rest; the clock stays where it got
   */
  public Instant advanceTo(Instant target, Quiescence quiescence) {
    jump.lock();
    try {
      hold();
      try {
        awaitQuiet(quiescence);
        for (@Nullable Timer timer = stepTo(target); timer != null; timer = stepTo(target)) {
          timer.fire();
          awaitQuiet(quiescence);
        }
        moveTo(target);
      } finally {
        release();
      }
      return instant();
    } finally {
      jump.unlock();
    }
  }

  /** Ends the thread that fires a running clock's timers. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void remove(Timer timer) {
    lock.lock();
    try {
      timers.remove(timer);
    } finally {
      lock.unlock();
    }
  }

  /** While a jump lasts, only the jump moves the time and fires timers. */
  private void hold() {
    lock.lock();
    try {
      anchor = instant();
      held = true;
      while (firing) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void release() {
    lock.lock();
    try {
      held = false;
      anchoredAt = System.nanoTime();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Timer stepTo(Instant target) {
    lock.lock();
    try {
      if (timers.isEmpty()) {
        return null;
      }
      Timer next = timers.first();
      if (next.dueAt().isAfter(target) && next.dueAt().isAfter(anchor)) {
        return null;
      }
      timers.remove(next);
      moveTo(next.dueAt());
      return next;
    } finally {
      lock.unlock();
    }
  }

  private void moveTo(Instant instant) {
    lock.lock();
    try {
      if (instant.isAfter(anchor)) {
        anchor = instant;
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitQuiet(Quiescence quiescence) {
    try {
      if (!quiescence.await(quietWithin)) {
        throw new NotQuiet(instant(), quietWithin);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for quiet", interrupted);
    }
  }

  private void fireAsTimePasses() {
    try {
      while (true) {
        @Nullable Timer timer = awaitDue();
        if (timer == null) {
          return;
        }
        fireAlone(timer);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** One failing task must not stop the others. */
  private void fireAlone(Timer timer) {
    try {
      timer.fire();
    } catch (RuntimeException failure) {
      System.getLogger(VirtualClock.class.getName())
          .log(System.Logger.Level.ERROR, "a timer's task failed", failure);
    } finally {
      fired();
    }
  }

  private void fired() {
    lock.lock();
    try {
      firing = false;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Timer awaitDue() throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        if (held || timers.isEmpty()) {
          changed.await();
          continue;
        }
        Duration left = Duration.between(instant(), timers.first().dueAt());
        if (!left.isPositive()) {
          firing = true;
          return timers.pollFirst();
        }
        long wait =
            left.compareTo(Duration.ofDays(1)) > 0 ? TimeUnit.DAYS.toNanos(1) : left.toNanos();
        boolean _ = changed.await(wait, TimeUnit.NANOSECONDS);
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** The same time, told in another zone. */
  private static final class Zoned extends Clock {
    private final VirtualClock clock;
    private final ZoneId zone;

    Zoned(VirtualClock clock, ZoneId zone) {
      this.clock = clock;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return clock.withZone(other);
    }
  }
}
