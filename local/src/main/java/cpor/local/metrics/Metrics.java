package cpor.local.metrics;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The numbers that somebody watches, by the minute in which they were measured in the product's
 * time; others are dropped, and so is what is older than anybody looks back. Thread safe.
 */
public final class Metrics {

  /** Longer than the windows of all alarms. */
  private static final long KEPT_MINUTES = Duration.ofDays(8).toMinutes();

  private final Clock clock;
  private final Map<Metric, TreeMap<Long, Statistics>> watched = new HashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** Hears of each number that is kept, just before it is. */
  @FunctionalInterface
  public interface Listener {
    void measured(Metric metric, long minute);
  }

  /**
   * Watches nothing else.
   *
   * @param clock product time
   */
  public Metrics(Clock clock, Set<Metric> watched) {
    this.clock = clock;
    watched.forEach(metric -> this.watched.put(metric, new TreeMap<>()));
  }

  /** The minute that it is, counted from 1970. */
  public long minute() {
    return clock.instant().getEpochSecond() / 60;
  }

  public void onMeasured(Listener listener) {
    listeners.add(listener);
  }

  /** A number that was measured now. */
  public void put(Metric metric, double value) {
    TreeMap<Long, Statistics> minutes = watched.get(metric);
    if (minutes == null) {
      return;
    }
    long minute = minute();
    // before the past is forgotten
    listeners.forEach(listener -> listener.measured(metric, minute));
    synchronized (this) {
      minutes.merge(minute, Statistics.of(value), Statistics::and);
      minutes.headMap(minute - KEPT_MINUTES).clear();
    }
  }

  /** A statistic of some minutes; empty if nothing was measured in them. */
  public synchronized OptionalDouble statistic(
      Metric metric, Statistic statistic, long fromMinute, long beforeMinute) {
    return watched
        .getOrDefault(metric, new TreeMap<>())
        .subMap(fromMinute, beforeMinute)
        .values()
        .stream()
        .reduce(Statistics::and)
        .map(all -> OptionalDouble.of(statistic.of(all)))
        .orElse(OptionalDouble.empty());
  }
}
