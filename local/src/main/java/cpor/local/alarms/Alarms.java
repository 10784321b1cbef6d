package cpor.local.alarms;

import cpor.local.metrics.Metric;
import cpor.local.metrics.Metrics;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The alarms, as CloudWatch evaluates them in each minute. Nothing changes in most minutes, so only
 * those are looked at in which a number enters or leaves a period, and only when somebody asks or
 * something is measured: to pass a year costs nothing. Thread safe.
 */
public final class Alarms {
  private static final int MOST_RINGS = 1_000;

  private final Metrics metrics;
  private final LeftOut leftOut;
  private final List<WatchedAlarm> alarms;
  private final Map<Metric, List<WatchedAlarm>> byMetric = new HashMap<>();
  private final Deque<Ring> rings = new ArrayDeque<>();

  /** Knows which times went by without calls that AWS would have made. */
  @FunctionalInterface
  public interface LeftOut {

    /** Whether some that an alarm would hear of were left out between two instants. */
    boolean between(Alarm alarm, Instant from, Instant before);
  }

  public Alarms(List<Alarm> alarms, Metrics metrics, LeftOut leftOut) {
    this.metrics = metrics;
    this.leftOut = leftOut;
    this.alarms = alarms.stream().map(alarm -> new WatchedAlarm(alarm, metrics.minute())).toList();
    for (WatchedAlarm watched : this.alarms) {
      Alarm.metrics(List.of(watched.alarm()))
          .forEach(metric -> byMetric.computeIfAbsent(metric, _ -> new ArrayList<>()).add(watched));
    }
    metrics.onMeasured(this::measured);
  }

  private synchronized void measured(Metric metric, long minute) {
    for (WatchedAlarm watched : byMetric.getOrDefault(metric, List.of())) {
      goOn(watched, minute);
      watched.measured(minute);
    }
  }

  /** What they say now, in the order of the template. */
  public synchronized List<AlarmStatus> now() {
    alarms.forEach(watched -> goOn(watched, metrics.minute()));
    return alarms.stream().map(WatchedAlarm::status).toList();
  }

  /** When they began to ring so far, the newest thousand times. */
  public synchronized List<Ring> rings() {
    List<AlarmStatus> _ = now();
    return rings.stream().sorted(Comparator.comparing(Ring::at)).toList();
  }

  /**
   * The names of those that ring, or will by what was measured so far: the periods go on sliding
   * over it when its cause is mended.
   */
  public synchronized Set<String> unsettled() {
    List<AlarmStatus> _ = now();
    return alarms.stream()
        .filter(watched -> watched.isUnsettled(metrics))
        .map(watched -> watched.alarm().name())
        .collect(Collectors.toSet());
  }

  private void goOn(WatchedAlarm watched, long toMinute) {
    Alarm alarm = watched.alarm();
    watched.goOnTo(
        toMinute,
        (minute, state) -> {
          boolean unknown =
              leftOut.between(alarm, instant(minute - alarm.windowMinutes()), instant(minute));
          if (unknown && alarm.mindsMissing()) {
            watched.lookAgain(minute);
          }
          return alarm.at(minute, state, metrics, unknown);
        },
        (state, minute) -> {
          if (state == AlarmState.ALARM) {
            rings.add(new Ring(alarm.name(), instant(minute)));
            if (rings.size() > MOST_RINGS) {
              Ring _ = rings.removeFirst();
            }
          }
        });
  }

  private static Instant instant(long minute) {
    return Instant.ofEpochSecond(minute * 60);
  }
}
