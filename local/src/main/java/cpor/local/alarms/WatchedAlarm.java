package cpor.local.alarms;

import cpor.local.metrics.Metrics;
import java.time.Instant;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** An alarm at work: what it says now, and when that may change. */
final class WatchedAlarm {
  private final Alarm alarm;

  /** The minutes, still to come, in which a number enters or leaves one of its periods. */
  private final TreeSet<Long> due = new TreeSet<>();

  private AlarmState state = AlarmState.INSUFFICIENT_DATA;
  private long sinceMinute;

  WatchedAlarm(Alarm alarm, long minute) {
    this.alarm = alarm;
    this.sinceMinute = minute;
    due.add(minute + 1);
    due.add(minute + alarm.windowMinutes());
  }

  Alarm alarm() {
    return alarm;
  }

  /** What could not be told at a minute may be told soon. */
  void lookAgain(long minute) {
    due.add(minute + Math.max(1, alarm.minutes() / 4));
  }

  /** A number is measured. */
  void measured(long minute) {
    for (int entered = 0; entered <= alarm.periods(); entered++) {
      due.add(minute + 1 + entered * alarm.minutes());
    }
  }

  /**
   * Goes on to a minute.
   *
   * @param states the state at a minute after another one
   * @param changed is told of each change
   */
  void goOnTo(long minute, BiFunction<Long, AlarmState, AlarmState> states, Change changed) {
    while (!due.isEmpty() && due.first() <= minute) {
      long at = due.removeFirst();
      AlarmState then = states.apply(at, state);
      if (then != state) {
        state = then;
        sinceMinute = at;
        changed.to(then, at);
      }
    }
  }

  /** Hears that an alarm has another state. */
  @FunctionalInterface
  interface Change {
    void to(AlarmState state, long minute);
  }

  /** Whether it rings, or will though nothing more be measured. */
  boolean isUnsettled(Metrics metrics) {
    return state == AlarmState.ALARM
        || due.stream()
            .anyMatch(minute -> alarm.at(minute, state, metrics, true) == AlarmState.ALARM);
  }

  AlarmStatus status() {
    return new AlarmStatus(alarm, state, Instant.ofEpochSecond(sinceMinute * 60));
  }
}
