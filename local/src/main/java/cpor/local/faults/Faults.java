package cpor.local.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import stepfunctions.clock.VirtualClock;

/** The faults that are on: none, until somebody begins one. Thread safe. */
public final class Faults {
  private final VirtualClock clock;
  private final Set<String> functions;
  private final Map<String, String> indexes;
  private final Map<String, ActiveFault> active = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private int begun;

  /**
   * A cloud in which nothing is broken yet.
   *
   * @param functions the logical ids of those that there are
   * @param indexes the keys of the table's, by their names
   */
  public Faults(VirtualClock clock, Collection<String> functions, Map<String, String> indexes) {
    this.clock = clock;
    this.functions = Set.copyOf(functions);
    this.indexes = Map.copyOf(indexes);
  }

  /**
   * Breaks what somebody asks for.
   *
   * @param words {@code fault}, its parameters, and how long it lasts: {@code calls}, {@code for}
   * @throws IllegalArgumentException saying in one line what would be right
   */
  public ActiveFault begin(Map<String, String> words) {
    FaultOrder order = new FaultOrder(words, functions, indexes);
    return begin(order.fault(), order.calls(), order.lasting());
  }

  /** Breaks something until it is ended. */
  public ActiveFault begin(Fault fault) {
    return begin(fault, null, null);
  }

  private ActiveFault begin(Fault fault, @Nullable Integer calls, @Nullable Duration lasting) {
    ActiveFault beginning;
    synchronized (this) {
      begun++;
      Instant now = clock.instant();
      Instant until = lasting == null ? null : now.plus(lasting);
      beginning = new ActiveFault(String.valueOf(begun), fault, now, until, calls);
      active.put(beginning.id(), beginning);
      if (until != null) {
        clock.schedule(until, () -> end(beginning.id()));
      }
    }
    changed();
    return beginning;
  }

  /** The oldest first. */
  public synchronized List<ActiveFault> active() {
    return List.copyOf(active.values());
  }

  /** Mends; returns whether there was such a fault. */
  public boolean end(String id) {
    synchronized (this) {
      if (active.remove(id) == null) {
        return false;
      }
    }
    changed();
    return true;
  }

  public void endAll() {
    active().forEach(fault -> end(fault.id()));
  }

  /** Calls the listener when a fault has begun or ended. It must return at once. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** The fault of a sort that is on, the oldest of several. */
  public <F extends Fault> Optional<F> now(Class<F> sort) {
    return active().stream()
        .map(ActiveFault::fault)
        .filter(sort::isInstance)
        .map(sort::cast)
        .findFirst();
  }

  /**
   * The fault of a sort that a call meets, the oldest of several. It counts as struck.
   *
   * @param concerned whether it is meant for such a call
   */
  public <F extends Fault> Optional<F> strike(Class<F> sort, Predicate<F> concerned) {
    Optional<F> met = Optional.empty();
    boolean spent = false;
    synchronized (this) {
      for (ActiveFault candidate : new ArrayList<>(active.values())) {
        if (met.isEmpty()
            && sort.isInstance(candidate.fault())
            && concerned.test(sort.cast(candidate.fault()))) {
          met = Optional.of(sort.cast(candidate.fault()));
          ActiveFault struck = candidate.struck();
          spent = struck.isSpent();
          if (spent) {
            active.remove(struck.id());
          } else {
            active.put(struck.id(), struck);
          }
        }
      }
    }
    if (spent) {
      changed();
    }
    return met;
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }
}
