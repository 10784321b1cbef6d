package cpor.local.logs;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The groups by name. Of what is written to one, the newest lines are kept. */
public final class LogGroups {
  private static final int MOST_LINES = 10_000;

  private final Clock clock;
  private final Map<String, Written> written = new ConcurrentHashMap<>();
  private final Map<String, Supplier<List<LogEvent>>> derived = new ConcurrentHashMap<>();
  private final List<BiConsumer<String, String>> readers = new CopyOnWriteArrayList<>();

  /**
   * @param clock product time, which lines are stamped with
   */
  public LogGroups(Clock clock) {
    this.clock = clock;
  }

  /** Makes a group to write to, empty at first. */
  public void create(String group) {
    Written _ = lines(group);
  }

  /** Makes a group whose lines are kept elsewhere, in another form. */
  public void create(String group, Supplier<List<LogEvent>> events) {
    derived.put(group, events);
  }

  /** Has somebody read each line that is written from now on, after its group's name. */
  public void onWrite(BiConsumer<String, String> reader) {
    readers.add(reader);
  }

  /** Adds a line; as Lambda does, it makes a group that is missing. */
  public void write(String group, String stream, String message) {
    lines(group).add(new LogEvent(clock.instant(), stream, message));
    readers.forEach(reader -> reader.accept(group, message));
  }

  private Written lines(String group) {
    return written.computeIfAbsent(group, _ -> new Written());
  }

  /** The lines of a group, the oldest first; empty without such a group. */
  public Optional<List<LogEvent>> events(String group) {
    return Optional.ofNullable(derived.get(group))
        .map(Supplier::get)
        .or(() -> Optional.ofNullable(written.get(group)).map(Written::events));
  }

  private static final class Written {
    private final Deque<LogEvent> events = new ArrayDeque<>();

    synchronized void add(LogEvent event) {
      if (events.size() == MOST_LINES) {
        events.removeFirst();
      }
      events.addLast(event);
    }

    synchronized List<LogEvent> events() {
      return List.copyOf(events);
    }
  }
}
