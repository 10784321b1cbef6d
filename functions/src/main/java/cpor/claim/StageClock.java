package cpor.claim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stage's clock: whose turn it is, until when, and what happens otherwise. The API, the workflow,
 * the indexes and the metrics all read it from here.
 *
 * @param owner whose turn it is; null where no deadline runs
 * @param dueAt the deadline that people are shown; null where none runs
 * @param wakeAt when the workflow has to act next; null when nothing is left to happen by itself:
 *     also while a consent window is held, whose reminders are no events of the claim, and when all
 *     that reviewers could miss is recorded
 * @param remindAt when the partner is to be reminded in this stage; null when it is not
 * @param whenMissed what happens when the deadline is applied; null where none runs
 */
public record StageClock(
    @Nullable Owner owner,
    @Nullable Instant dueAt,
    @Nullable Instant wakeAt,
    @Nullable Instant remindAt,
    @Nullable WhenMissed whenMissed) {

  /** Nothing is left to happen by itself. */
  static final StageClock NONE = new StageClock(null, null, null, null, null);

  /** Whose turn it is. */
  public enum Owner {
    REVIEWER,
    PARTNER,
    CUSTOMER
  }

  /** What becomes of the claim when the time runs out. */
  public enum WhenMissed {
    /** Nothing, but that it is recorded, and the lead told. */
    ESCALATES,
    REJECTS,
    ASSOCIATES,
    CLOSES
  }

  /** No deadline runs, but the workflow has to look after the claim. */
  static StageClock waking(Instant wakeAt) {
    return new StageClock(null, null, wakeAt, null, null);
  }
}
