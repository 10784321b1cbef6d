package stepfunctions.clock;

import java.time.Duration;
import java.time.Instant;

/** A jump was given up, since what it had set going did not come to rest. */
public final class NotQuiet extends RuntimeException {

  NotQuiet(Instant reached, Duration limit) {
    super(
        "the clock stopped at "
            + reached
            + ": work was still in flight after "
            + limit
            + " of real time");
  }
}
