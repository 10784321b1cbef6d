package cpor.claim;

import java.time.Instant;

/**
 * An absolute time, computed once when its stage began.
 *
 * @param calendarVersion the version of the calendar it was computed with
 */
public record Deadline(Instant dueAt, String calendarVersion) {

  /**
   * A reviewer's deadline. Missing it changes nothing for the partner: it is recorded, once.
   *
   * @param missed whether that is recorded
   */
  public record EscalatingDeadline(Deadline deadline, boolean missed) {

    static EscalatingDeadline of(Deadline deadline) {
      return new EscalatingDeadline(deadline, false);
    }

    public Instant dueAt() {
      return deadline.dueAt();
    }

    /** Whether it has passed, and that is not recorded yet. */
    boolean isToBeRecordedAt(Instant now) {
      return !missed && !now.isBefore(dueAt());
    }

    EscalatingDeadline asMissed() {
      return new EscalatingDeadline(deadline, true);
    }
  }
}
