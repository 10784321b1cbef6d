package cpor.calendar;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** How long something may take, in the unit it is counted in. Always positive. */
public sealed interface Period {

  /** Days of the business calendar, at the same local time: {@code 5bd}. */
  record BusinessDays(int days) implements Period {
    public BusinessDays {
      requirePositive(days > 0, days + "bd");
    }

    @Override
    public String text() {
      return days + "bd";
    }
  }

  /** Days of the calendar, at the same local time: {@code 7d}. */
  record CalendarDays(int days) implements Period {
    public CalendarDays {
      requirePositive(days > 0, days + "d");
    }

    @Override
    public String text() {
      return days + "d";
    }
  }

  /** Time as a stopwatch measures it, in whole seconds: {@code PT20S}. For trial runs. */
  record Exact(Duration duration) implements Period {
    public Exact {
      requirePositive(
          duration.isPositive() && duration.equals(duration.truncatedTo(SECONDS)),
          duration.toString());
    }

    @Override
    public String text() {
      return duration.toString();
    }
  }

  /** The period as {@link #parse} reads it. */
  String text();

  /**
   * Reads {@code 5bd}, {@code 7d} or an ISO 8601 duration such as {@code PT20S}.
   *
   * @throws IllegalArgumentException if it is none of them, not positive, or finer than seconds;
   *     the message says what is accepted
   */
  static Period parse(String text) {
    try {
      if (text.endsWith("bd")) {
        return new BusinessDays(Integer.parseInt(text.substring(0, text.length() - 2)));
      }
      if (text.endsWith("d")) {
        return new CalendarDays(Integer.parseInt(text.substring(0, text.length() - 1)));
      }
      return new Exact(Duration.parse(text));
    } catch (NumberFormatException | DateTimeParseException e) {
      throw new IllegalArgumentException(notAPeriod(text), e);
    }
  }

  private static void requirePositive(boolean positive, String text) {
    if (!positive) {
      throw new IllegalArgumentException(notAPeriod(text));
    }
  }

  private static String notAPeriod(String text) {
    return ("'%s' is not a period: write business days (5bd), calendar days (7d) or an ISO"
            + " duration in whole seconds (PT20S), more than zero")
        .formatted(text);
  }
}
