package cpor.local.template;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Calls a function again and again. */
public sealed interface Schedule {

  String functionId();

  /** The first call after this time. */
  Instant after(Instant time);

  record Rate(String functionId, Duration every) implements Schedule {
    @Override
    public Instant after(Instant time) {
      return time.plus(every);
    }
  }

  /**
   * At each full hour of a part of the day, on the clocks of a zone.
   *
   * @param target the ARN by which it calls
   * @param role the name of the role in which it calls
   */
  record Hours(String functionId, String target, String role, int first, int last, ZoneId zone)
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
