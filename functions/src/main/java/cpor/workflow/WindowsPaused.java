package cpor.workflow;

/** Customers cannot reach their links, so no window ends; look again later. */
public final class WindowsPaused extends RuntimeException {
  WindowsPaused() {
    super("no consent window ends for now");
  }
}
