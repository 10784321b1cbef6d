package cpor.local;

import cpor.local.lambda.Functions;
import cpor.local.stream.StreamPump;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.Quiescence;

/**
 * Knows when the state machines, the queues and the streams are all at rest. They wake each other:
 * a task writes to the table, its stream rings the execution. So they are looked at in turn, and it
 * counts as rest only if no function was called between the looks.
 */
record Rest(InFlight underWay, List<StreamPump> streams, Functions functions)
    implements Quiescence {

  @Override
  public boolean await(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      long invocations;
      do {
        invocations = functions.invocations();
        if (!underWay.await(left(deadline))) {
          return false;
        }
        for (StreamPump stream : streams) {
          stream.awaitQuiet(left(deadline));
        }
      } while (underWay.count() > 0 || functions.invocations() != invocations);
      return true;
    } catch (TimeoutException busy) {
      return false;
    }
  }

  private static Duration left(long deadline) {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }
}
