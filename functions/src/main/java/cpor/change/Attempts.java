package cpor.change;

import cpor.cloud.Cloud;
import java.time.Duration;

/** How often, and after which pauses, a change is tried again on what has become of the claim. */
public final class Attempts {

  private static final int MOST = 5;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);

  private final Cloud cloud;
  private int failed;

  Attempts(Cloud cloud) {
    this.cloud = cloud;
  }

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
      cloud.sleep(Duration.ofMillis(cloud.random().nextLong(longest)));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ClaimContended();
    }
  }
}
