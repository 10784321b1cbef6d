package cpor.simulation.schedule;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Something that runs on a thread of its own, but only while the {@link Scheduler} waits for it: it
 * is one of many, and no two of them ever run at once.
 */
public final class Strand {

  private static final ThreadLocal<Strand> PRESENT = new ThreadLocal<>();

  private final Scheduler scheduler;
  private final String name;
  private final Thread thread;
  private volatile boolean itsTurn;
  private boolean begun;
  private boolean killed;
  private boolean ended;

  Strand(Scheduler scheduler, String name, Runnable body) {
    this.scheduler = scheduler;
    this.name = name;
    this.thread =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  PRESENT.set(this);
                  awaitTurn();
                  try {
                    body.run();
                  } catch (Killed _) {
                    // nobody hears of it
                  } catch (Throwable mistake) {
                    scheduler.mistake(mistake);
                  } finally {
                    ended = true;
                    scheduler.takeBack();
                  }
                });
  }

  /** The strand that runs at present. */
  public static Strand present() {
    @Nullable Strand present = PRESENT.get();
    if (present == null) {
      throw new IllegalStateException("no strand of a simulation runs on this thread");
    }
    return present;
  }

  public String name() {
    return name;
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  /** From now on it dies as soon as it is to go on. */
  public void kill() {
    killed = true;
  }

  public boolean isKilled() {
    return killed;
  }

  public boolean isAlive() {
    return !killed && !ended;
  }

  /** Lets others run, for a time at least; called by the strand itself. */
  public void pause(Duration atLeast) {
    dieIfKilled();
    scheduler.resumeAfter(this, atLeast);
    scheduler.takeBack();
    awaitTurn();
    dieIfKilled();
  }

  /** Goes no further if it was killed. */
  public void dieIfKilled() {
    if (killed) {
      throw new Killed();
    }
  }

  /** Lets it run until it pauses or ends; called by the scheduler. */
  void run() {
    itsTurn = true;
    if (begun) {
      LockSupport.unpark(thread);
    } else {
      begun = true;
      thread.start();
    }
  }

  private void awaitTurn() {
    while (!itsTurn) {
      LockSupport.park(this);
    }
    itsTurn = false;
  }
}
