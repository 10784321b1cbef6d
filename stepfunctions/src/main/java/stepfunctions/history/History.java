package stepfunctions.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happened in one execution, in order, and how it ended. Written by the engine. */
public final class History {
  /** AWS ends an execution that reaches this many events. */
  public static final int LARGEST = 25_000;

  private final Clock clock;
  private final Consumer<HistoryEvent> listener;
  private final List<HistoryEvent> events = new ArrayList<>();

  /** By the event of their entering. */
  private final Map<Long, ActiveState> active = new LinkedHashMap<>();

  private @Nullable Outcome outcome;
  private int redrives;

  /**
   * Nothing happened yet.
   *
   * @param listener hears of each event when it happens
   */
  public History(Clock clock, Consumer<HistoryEvent> listener) {
    this.clock = clock;
    this.listener = listener;
  }

  synchronized List<HistoryEvent> events() {
    return List.copyOf(events);
  }

  synchronized int eventCount() {
    return events.size();
  }

  synchronized List<ActiveState> activeStates() {
    return List.copyOf(active.values());
  }

  /** A state is at work, or has something else to wait for than before. */
  public synchronized void active(long enteredEventId, ActiveState state) {
    active.put(enteredEventId, state);
  }

  /** A state is not at work any more. */
  public synchronized void notActive(long enteredEventId) {
    active.remove(enteredEventId);
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
    active.clear();
  }

  synchronized Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  private long add(long previousEventId, String type, Optional<HistoryEvent.Details> details) {
    HistoryEvent event;
    synchronized (this) {
      long id = events.size() + 1L;
      event = new HistoryEvent(id, previousEventId, clock.instant(), type, details);
      events.add(event);
    }
    listener.accept(event);
    return event.id();
  }
}
