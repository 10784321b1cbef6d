package cpor.local.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the last lines of a log. */
public final class RecentLines implements Consumer<String> {
  private final int limit;
  private final Deque<String> lines = new ArrayDeque<>();

  public RecentLines(int limit) {
    this.limit = limit;
  }

  @Override
  public synchronized void accept(String line) {
    if (lines.size() == limit) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  /** The oldest first. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
