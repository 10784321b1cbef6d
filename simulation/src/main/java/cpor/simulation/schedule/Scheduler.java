package cpor.simulation.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import stepfunctions.clock.Quiescence;
import stepfunctions.clock.Timer;
import stepfunctions.clock.VirtualClock;

/**
 * Lets one strand after the other run, each until it waits, and moves the clock when all of them
 * wait. Which of several goes on is left to a source of randomness that a seed began, so the same
 * seed gives the same order.
 */
public final class Scheduler {

  private final VirtualClock clock;
  private final Random random;
  private final List<Strand> ready = new ArrayList<>();
  private final Thread thread = Thread.currentThread();
  private volatile boolean itsTurn;
  private @Nullable Throwable mistake;

  /** A scheduler that {@link #runUntil} will be called of on this very thread. */
  public Scheduler(VirtualClock clock, Random random) {
    this.clock = clock;
    this.random = random;
  }

  public Clock clock() {
    return clock;
  }

  public Instant now() {
    return clock.instant();
  }

  /** Begins a strand; it runs when its turn comes. */
  public Strand begin(String name, Runnable body) {
    Strand strand = new Strand(this, name, body);
    ready.add(strand);
    return strand;
  }

  /** Has something done at a time, or at once if that has passed. */
  public Timer at(Instant time, Runnable task) {
    return clock.schedule(time, task);
  }

  /** Has something done after a time. */
  public Timer after(Duration delay, Runnable task) {
    return at(now().plus(delay), task);
  }

  /** Runs everything that happens until a time. */
  public void runUntil(Instant end) {
    while (true) {
      while (!ready.isEmpty()) {
        Strand next = ready.remove(random.nextInt(ready.size()));
        next.run();
        awaitTurn();
        throwMistake();
      }
      Instant due = clock.nextDue().orElse(end);
      if (!due.isBefore(end)) {
        clock.advanceTo(end, Quiescence.IMMEDIATE);
        if (ready.isEmpty()) {
          return;
        }
      } else {
        clock.advanceTo(due, Quiescence.IMMEDIATE);
      }
    }
  }

  void resumeAfter(Strand strand, Duration delay) {
    if (delay.isPositive()) {
      Timer _ = after(delay, () -> ready.add(strand));
    } else {
      ready.add(strand);
    }
  }

  /** The strand that runs does so no longer. */
  void takeBack() {
    itsTurn = true;
    LockSupport.unpark(thread);
  }

  /** Ends all of it, as soon as whoever runs has paused or ended. */
  public void stop(RuntimeException why) {
    mistake(why);
  }

  void mistake(Throwable thrown) {
    if (mistake == null) {
      mistake = thrown;
    }
  }

  private void awaitTurn() {
    while (!itsTurn) {
      LockSupport.park(this);
    }
    itsTurn = false;
  }

  /** What goes wrong in the simulation itself ends it. */
  private void throwMistake() {
    switch (mistake) {
      case null -> {}
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }
}
