package cpor.local.template;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Calls a function again and again; it is named as SAM names what it makes of it. */
public sealed interface Schedule {

  String name();

  String functionId();

  /** The ARN by which it calls. */
  String target();

  /** The first call after this time. */
  Instant after(Instant time);

  /** A rule of EventBridge. */
  record Rate(String name, String functionId, String target, Duration every, String expression)
      implements Schedule {
    @Override
    public Instant after(Instant time) {
      return time.plus(every);
    }
  }

  /**
   * At each full hour of a part of the day, on the clocks of a zone, by EventBridge Scheduler.
   *
   * @param role the name of the role in which it calls
   */
  record Hours(
      String name, String functionId, String target, String role, int first, int last, ZoneId zone)
      implements Schedule {
    @Override
    public Instant after(Instant time) {
      for (LocalDate day = LocalDate.ofInstant(time, zone); ; day = day.plusDays(1)) {
        for (int hour = first; hour <= last; hour++) {
          Instant next = day.atTime(hour, 0).atZone(zone).toInstant();
          if (next.isAfter(time)) {
            return next;
          }
        }
      }
    }
  }
}
