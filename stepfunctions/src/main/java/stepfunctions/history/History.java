package stepfunctions.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened in one execution, in order, and how it ended. Written by the engine. */
public final class History {
  /** AWS ends an execution that reaches this many events. */
  public static final int LARGEST = 25_000;

  private final Clock clock;
  private final List<HistoryEvent> events = new ArrayList<>();
  private @Nullable Outcome outcome;
  private int redrives;

  public History(Clock clock) {
    this.clock = clock;
  }

  synchronized List<HistoryEvent> events() {
    return List.copyOf(events);
  }

  public synchronized boolean isFull() {
    return events.size() >= LARGEST - 1;
  }

  /** Adds an event without details and returns its id. */
  public long add(long previousEventId, String type) {
    return add(previousEventId, type, Optional.empty());
  }

  /** Adds an event and returns its id. */
  public long add(long previousEventId, String type, ObjectNode details) {
    return add(previousEventId, type, Optional.of(HistoryEvent.Details.of(type, details)));
  }

  /** What had ended goes on. */
  public void redrive() {
    synchronized (this) {
      outcome = null;
      redrives++;
    }
    long _ = add(0, "ExecutionRedriven", EventDetails.redriven(redrives()));
  }

  synchronized int redrives() {
    return redrives;
  }

  /** Nothing happens after this, but for a redrive. */
  public synchronized void end(Outcome ended) {
    outcome = ended;
  }

  synchronized Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  private synchronized long add(
      long previousEventId, String type, Optional<HistoryEvent.Details> details) {
    long id = events.size() + 1L;
    events.add(new HistoryEvent(id, previousEventId, clock.instant(), type, details));
    return id;
  }
}
