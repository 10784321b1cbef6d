package stepfunctions;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import stepfunctions.definition.Retrier;
import stepfunctions.history.Failure;

/** How often each retrier of a state has been used in one visit. */
final class Retries {
  private final List<Retrier> retriers;
  private final int[] used;

  Retries(List<Retrier> retriers) {
    this.retriers = retriers;
    this.used = new int[retriers.size()];
  }

  /** All retries so far. */
  int count() {
    return Arrays.stream(used).sum();
  }

  /**
   * Uses the first retrier that matches, if it has not been used up.
   *
   * @return how long to wait before the next attempt; nothing if there is none
   */
  Optional<Duration> next(Failure failure, RandomGenerator random) {
    for (int i = 0; i < retriers.size(); i++) {
      Retrier retrier = retriers.get(i);
      if (failure.matches(retrier.errorEquals())) {
        return used[i] < retrier.maxAttempts()
            ? Optional.of(retrier.delay(used[i]++, random))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
