package cpor.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be closed in the opposite order. */
final class Shutdown implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Shutdown.class.getName());

  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  /** Takes note of something that has to be closed. */
  synchronized <T extends AutoCloseable> T closing(T resource) {
    started.push(resource);
    return resource;
  }

  /** Closes everything, also what comes after something that fails to close. */
  @Override
  public synchronized void close() {
    while (!started.isEmpty()) {
      AutoCloseable resource = started.pop();
      try {
        resource.close();
      } catch (Exception failure) {
        LOG.log(System.Logger.Level.WARNING, "did not close: " + resource, failure);
      }
    }
  }
}
