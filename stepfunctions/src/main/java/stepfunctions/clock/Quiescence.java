package stepfunctions.clock;

import java.time.Duration;

/**
 * Knows when everything that a timer set going has come to rest. A jump of the {@link VirtualClock}
 * waits for it between two timers.
 */
@FunctionalInterface
public interface Quiescence {

  /** For work that is done by the time a timer's task returns. */
  Quiescence IMMEDIATE = limit -> true;

  /**
   * Blocks until nothing is in flight.
   *
   * @param limit real time after which to give up
   * @return whether it became quiet within the limit
   */
  boolean await(Duration limit) throws InterruptedException;
}
