package stepfunctions.clock;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Counts the pieces of work that are under way. Work that hands over to other work must let it
 * begin before it ends itself: then zero means quiet, and no piece can hide between two counters.
 */
public final class InFlight implements Quiescence {
  private int count;

  public synchronized void begin() {
    count++;
  }

  public synchronized void end() {
    if (count == 0) {
      throw new IllegalStateException("work ended that had not begun");
    }
    count--;
    if (count == 0) {
      notifyAll();
    }
  }

  public synchronized int count() {
    return count;
  }

  @Override
  public synchronized boolean await(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (count > 0) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
