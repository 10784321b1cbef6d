package stepfunctions.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A time of one's own, with timers. A running clock moves with real time and fires timers by
 * itself; a standing one moves by jumps only. Either can jump forward: a jump goes from timer to
 * timer, as if the time between had been lived through. Time never goes backward. Thread safe.
 */
public final class VirtualClock extends Clock implements AutoCloseable {
  private static final Duration QUIET_WITHIN = Duration.ofSeconds(30);
  private static final Duration LONGEST_SLEEP = Duration.ofDays(1);

  /** Held by who jumps; the clock itself guards the fields below. */
  private final Object jump = new Object();

  private final TreeSet<Timer> timers = new TreeSet<>(Timer.BY_DUE_TIME);
  private final boolean runs;

  /** Real time after which a jump gives up waiting for quiet. */
  private final Duration quietWithin;

  /** The time when real time was {@code anchoredAt}. */
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
    Thread.ofPlatform().daemon().name("virtual-clock").start(clock::fireAsTimePasses);
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
  public synchronized Instant instant() {
    return runs && !held ? anchor.plusNanos(System.nanoTime() - anchoredAt) : anchor;
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
  public synchronized Timer schedule(Instant dueAt, Runnable task) {
    Timer timer = new Timer(this, dueAt, scheduled++, task);
    timers.add(timer);
    notifyAll();
    return timer;
  }

  /** The due time of the next timer. */
  public synchronized Optional<Instant> nextDue() {
    return timers.isEmpty() ? Optional.empty() : Optional.of(timers.first().dueAt());
  }

  /** {@link #advanceTo} the instant that lies so much later than now. */
  public Instant advance(Duration by, Quiescence quiescence) {
    synchronized (jump) {
      return advanceTo(instant().plus(by), quiescence);
    }
  }

  /**
   * Jumps. Once everything is quiet, the clock is set to the next timer's time, and all timers of
   * that time fire; then again, until no timer is left before the target, those included that were
   * scheduled on the way. A target that has passed only fires what is due.
   *
   * @return the time now
   * @throws NotQuiet if what a timer set going does not come to rest; the clock stays where it got
   */
  public Instant advanceTo(Instant target, Quiescence quiescence) {
    synchronized (jump) {
      try {
        hold();
        awaitQuiet(quiescence);
        for (@Nullable Timer timer = stepTo(target); timer != null; timer = stepTo(target)) {
          timer.fire();
          if (!isAnotherDue()) {
            awaitQuiet(quiescence);
          }
        }
        moveTo(target);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for quiet", interrupted);
      } finally {
        release();
      }
      return instant();
    }
  }

  /** Ends the thread that fires a running clock's timers. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized void remove(Timer timer) {
    timers.remove(timer);
  }

  /** While a jump lasts, only the jump moves the time and fires timers. */
  private synchronized void hold() throws InterruptedException {
    anchor = instant();
    held = true;
    while (firing) {
      wait();
    }
  }

  private synchronized void release() {
    held = false;
    anchoredAt = System.nanoTime();
    notifyAll();
  }

  private synchronized @Nullable Timer stepTo(Instant target) {
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
  }

  private synchronized boolean isAnotherDue() {
    return !timers.isEmpty() && !timers.first().dueAt().isAfter(anchor);
  }

  private synchronized void moveTo(Instant instant) {
    if (instant.isAfter(anchor)) {
      anchor = instant;
    }
  }

  private void awaitQuiet(Quiescence quiescence) throws InterruptedException {
    if (!quiescence.await(quietWithin)) {
      throw new NotQuiet(instant(), quietWithin);
    }
  }

  private void fireAsTimePasses() {
    try {
      for (@Nullable Timer timer = awaitDue(); timer != null; timer = awaitDue()) {
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

  private synchronized void fired() {
    firing = false;
    notifyAll();
  }

  private synchronized @Nullable Timer awaitDue() throws InterruptedException {
    while (!closed) {
      Duration left =
          held || timers.isEmpty()
              ? LONGEST_SLEEP
              : Duration.between(instant(), timers.first().dueAt());
      if (!left.isPositive()) {
        firing = true;
        return timers.pollFirst();
      }
      Duration sleep = left.compareTo(LONGEST_SLEEP) < 0 ? left : LONGEST_SLEEP;
      TimeUnit.NANOSECONDS.timedWait(this, sleep.toNanos());
    }
    return null;
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
