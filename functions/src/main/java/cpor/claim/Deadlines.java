package cpor.claim;

import static java.time.temporal.ChronoUnit.SECONDS;

import cpor.calendar.BusinessCalendar;
import cpor.calendar.Period;
import cpor.claim.Deadline.EscalatingDeadline;
import cpor.claim.Dispute.DisputeTerms;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Computes deadlines with the newest calendar. */
record Deadlines(BusinessCalendar calendar) {

  Deadline after(Instant start, Period within) {
    return new Deadline(calendar.after(start, within), calendar.version());
  }

  /** Null when the reminder would come before the stage began. */
  @Nullable Instant reminder(Deadline deadline, Period before, Instant stageBegan) {
    Instant remindAt = calendar.before(deadline.dueAt(), before);
    return remindAt.isBefore(stageBegan) ? null : remindAt;
  }

  /** A rejection may be disputed unless the one dispute was used. */
  @Nullable DisputeTerms disputeTerms(Claim claim, Periods periods, Instant now) {
    if (claim.dispute() != null) {
      return null;
    }
    Deadline end = after(now, periods.disputePeriod());
    return new DisputeTerms(end, reminder(end, periods.disputeReminderBefore(), now));
  }

  /**
   * The decision's deadline, moved by the time that passed while the partner was waited for:
   * business time when the deadline is in business days, elapsed time when it is not.
   */
  EscalatingDeadline moved(EscalatingDeadline paused, Period within, Instant from, Instant to) {
    Instant dueAt =
        switch (within) {
          case Period.BusinessDays _ ->
              calendar.plusBusinessTime(paused.dueAt(), calendar.businessTimeBetween(from, to));
          case Period.CalendarDays _, Period.Exact _ ->
              paused.dueAt().plus(wholeSeconds(Duration.between(from, to)));
        };
    return new EscalatingDeadline(new Deadline(dueAt, calendar.version()), paused.missed());
  }

  /** Rounded up, as deadlines are. */
  private static Duration wholeSeconds(Duration duration) {
    return duration.plusSeconds(1).minusNanos(1).truncatedTo(SECONDS);
  }
}
