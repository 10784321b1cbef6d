package cpor.local.events;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How EventBridge tries again what a target did not take: with exponential back-off and jitter, for
 * a day and 185 times at most ("How EventBridge retries delivering events"). AWS does not tell the
 * pauses; these are such that 185 of them fill a day.
 */
record RetryPolicy(RandomGenerator jitter) {

  private static final int MOST_RETRIES = 185;
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(8);

  /** After as many doublings the longest pause is reached. */
  private static final int DOUBLINGS = 9;

  /**
   * The pause before the next attempt; none if there is none.
   *
   * @param attempts how many there were, the first one included
   * @param age of the event
   * @param asked how long the target asked to be left alone
   */
  Optional<Duration> pause(int attempts, Duration age, Duration asked) {
    Duration pause = longer(backOff(attempts), asked);
    return attempts > MOST_RETRIES || age.plus(pause).compareTo(LONGEST) > 0
        ? Optional.empty()
        : Optional.of(pause);
  }

  private Duration backOff(int attempts) {
    long longest =
        Math.min(
            FIRST_PAUSE.toMillis() << Math.min(attempts - 1, DOUBLINGS), LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(jitter.nextLong(longest / 2, longest + 1));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
