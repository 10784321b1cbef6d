package cpor.claim;

import java.time.Instant;

/**
 * An absolute time, computed once when its stage began.
 *
 * @param calendarVersion the version of the calendar it was computed with
 */
public record Deadline(Instant dueAt, String calendarVersion) {

  /**
   * A reviewer's deadline. Missing it changes nothing for the partner: it is recorded, the lead is
   * told, and again each time it is looked at.
   *
   * @param lookAt when the deadline is looked at next: at first when it is due, later at each
   *     repeat
   * @param timesMissed how often it was found missed
   */
  public record EscalatingDeadline(Deadline deadline, Instant lookAt, int timesMissed) {

    static EscalatingDeadline of(Deadline deadline) {
      return new EscalatingDeadline(deadline, deadline.dueAt(), 0);
    }

    public Instant dueAt() {
      return deadline.dueAt();
    }

    boolean isMissedAt(Instant now) {
      return !now.isBefore(lookAt);
    }

    EscalatingDeadline missed(Instant lookAgainAt) {
      return new EscalatingDeadline(deadline, lookAgainAt, timesMissed + 1);
    }
  }
}
