package stepfunctions;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import stepfunctions.clock.InFlight;

/**
 * Runs continuations one after the other. There is no thread of its own: whoever posts while nobody
 * is running runs the queue until it is empty, whoever posts meanwhile returns at once. So with one
 * thread everything is done, in order, when {@link #post} returns.
 */
final class EventLoop {
  private final InFlight inFlight;
  private final Queue<Runnable> queue = new ArrayDeque<>();
  private @Nullable Thread runner;

  EventLoop(InFlight inFlight) {
    this.inFlight = inFlight;
  }

  void post(Runnable continuation) {
    inFlight.begin();
    synchronized (queue) {
      queue.add(continuation);
      if (runner != null) {
        return;
      }
      runner = Thread.currentThread();
    }
    for (@Nullable Runnable next = next(); next != null; next = next()) {
      run(next);
    }
  }

  /** Returns when the continuation has run; but at once when called by another continuation. */
  void postAndWait(Runnable continuation) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    post(
        () -> {
          try {
            continuation.run();
          } finally {
            done.complete(null);
          }
        });
    if (!isRunBy(Thread.currentThread())) {
      done.join();
    }
  }

  private boolean isRunBy(Thread thread) {
    synchronized (queue) {
      return runner == thread;
    }
  }

  private @Nullable Runnable next() {
    synchronized (queue) {
      Runnable next = queue.poll();
      if (next == null) {
        runner = null;
      }
      return next;
    }
  }

  /** A continuation that fails is a mistake in the interpreter; the others go on nevertheless. */
  private void run(Runnable continuation) {
    try {
      continuation.run();
    } catch (RuntimeException mistake) {
      System.getLogger(EventLoop.class.getName())
          .log(System.Logger.Level.ERROR, "a continuation failed", mistake);
    } finally {
      inFlight.end();
    }
  }
}
