package stepfunctions.definition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often and after how long to try again after certain errors.
 *
 * @param maxAttempts retries, not counting the first attempt; 0 for never
 * @param backoffRate what the interval is multiplied with after each retry, at least 1
 * @param maxDelay no interval grows beyond this
 * @param fullJitter whether a delay is drawn from between nothing and the interval
 */
public record Retrier(
    List<String> errorEquals,
    Duration interval,
    int maxAttempts,
    double backoffRate,
    Optional<Duration> maxDelay,
    boolean fullJitter) {

  /** Seconds that Step Functions can wait at most. */
  private static final double LONGEST_DELAY = 99_999_999;

  /**
   * How long to wait before the next attempt.
   *
   * @param retriesBefore how often this retrier has been used in this visit of the state
   */
  public Duration delay(int retriesBefore, RandomGenerator random) {
    double seconds = interval.toSeconds() * Math.pow(backoffRate, retriesBefore);
    double longest = maxDelay.map(Duration::toSeconds).map(Long::doubleValue).orElse(LONGEST_DELAY);
    double capped = Math.min(seconds, longest);
    return Duration.ofMillis(Math.round((fullJitter ? random.nextDouble(capped) : capped) * 1000));
  }
}
