package cpor.local.states;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened in one execution, in order. Written by the interpreter, read by anyone. */
final class History {
  /** AWS ends an execution that reaches this many events. */
  static final int LARGEST = 25_000;

  private final Clock clock;
  private final List<HistoryEvent> events = new ArrayList<>();

  History(Clock clock) {
    this.clock = clock;
  }

  synchronized List<HistoryEvent> events() {
    return List.copyOf(events);
  }

  synchronized boolean isFull() {
    return events.size() >= LARGEST - 1;
  }

  /** Adds an event without details and returns its id. */
  long add(long previousEventId, String type) {
    return add(previousEventId, type, Optional.empty());
  }

  /** Adds an event and returns its id. */
  long add(long previousEventId, String type, ObjectNode details) {
    return add(previousEventId, type, Optional.of(HistoryEvent.Details.of(type, details)));
  }

  private synchronized long add(
      long previousEventId, String type, Optional<HistoryEvent.Details> details) {
    long id = events.size() + 1L;
    events.add(new HistoryEvent(id, previousEventId, clock.instant(), type, details));
    return id;
  }
}
