package cpor.change;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How often, and after which pauses, a change is tried again on what has become of the claim. */
public final class Attempts {

  private static final int MOST = 5;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);

  private int failed;

  /**
   * Waits before the next attempt. The pause has full jitter: those who collided must not meet
   * again.
   *
   * @throws ClaimContended when there were enough of them
   */
  public void pause() {
    failed++;
    if (failed == MOST) {
      throw new ClaimContended();
    }
    long longest = SHORTEST_PAUSE.toMillis() << failed;
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(longest));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ClaimContended();
    }
  }
}
