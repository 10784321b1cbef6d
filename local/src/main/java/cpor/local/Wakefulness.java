package cpor.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody is at work in the product's time. Months in which nobody is are passed over in a
 * jump, without the calls that look after claims every few minutes. Thread safe.
 */
final class Wakefulness {

  /** Time for a look at all executions, which comes once an hour, and a run more. */
  private static final Duration LASTS = Duration.ofMinutes(75);

  private static final int MOST_SPANS = 1_000;

  private final Clock clock;
  private final BooleanSupplier kept;
  private final Deque<Span> slept = new ArrayDeque<>();
  private Instant until = Instant.EPOCH;
  private @Nullable Instant asleepSince = Instant.EPOCH;
  private Runnable onWake = () -> {};

  private record Span(Instant from, Instant before) {
    boolean overlaps(Instant otherFrom, Instant otherBefore) {
      return from.isBefore(otherBefore) && otherFrom.isBefore(before);
    }
  }

  /**
   * Asleep, until something happens.
   *
   * @param kept whether it is kept awake for another reason
   */
  Wakefulness(Clock clock, BooleanSupplier kept) {
    this.clock = clock;
    this.kept = kept;
  }

  /** Runs when it was asleep and something happens. */
  void onWake(Runnable waker) {
    onWake = waker;
  }

  /** Something happens. */
  void stir() {
    Instant now = clock.instant();
    synchronized (this) {
      until = now.plus(LASTS);
      if (asleepSince == null) {
        return;
      }
      slept.addLast(new Span(asleepSince, now));
      if (slept.size() > MOST_SPANS) {
        slept.removeFirst();
      }
      asleepSince = null;
    }
    onWake.run();
  }

  /** Whether it goes on; if not, it sleeps from now on. */
  synchronized boolean goesOn() {
    Instant now = clock.instant();
    if (now.isAfter(until) && !kept.getAsBoolean()) {
      asleepSince = asleepSince == null ? now : asleepSince;
      return false;
    }
    return true;
  }

  /** Whether it slept between two instants, or there was nothing yet. */
  synchronized boolean slept(Instant from, Instant before) {
    return slept.stream().anyMatch(span -> span.overlaps(from, before))
        || (asleepSince != null && asleepSince.isBefore(before));
  }
}
