package cpor.claim;

import cpor.claim.StageClock.Owner;
import cpor.claim.StageClock.WhenMissed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The stages by name, as the API and the workflow call them: what people see, and the clock. */
public enum StageName {
  EDITING(ClaimStatus.EDITING),
  SUBMITTED(ClaimStatus.SUBMITTED, Owner.REVIEWER, WhenMissed.ESCALATES),
  UNDER_REVIEW(ClaimStatus.UNDER_REVIEW, Owner.REVIEWER, WhenMissed.ESCALATES),
  PARTNER_ACTION_REQUIRED(ClaimStatus.PARTNER_ACTION_REQUIRED, Owner.PARTNER, WhenMissed.REJECTS),
  CONSENT_WINDOW(ClaimStatus.APPROVED, Owner.CUSTOMER, WhenMissed.ASSOCIATES),
  ASSOCIATED(ClaimStatus.APPROVED),
  DISPUTE_PERIOD(ClaimStatus.REJECTED, Owner.PARTNER, WhenMissed.CLOSES),
  CLOSED(ClaimStatus.REJECTED);

  private final ClaimStatus status;
  private final @Nullable Owner owner;
  private final @Nullable WhenMissed whenMissed;

  StageName(ClaimStatus status) {
    this(status, null, null);
  }

  StageName(ClaimStatus status, @Nullable Owner owner, @Nullable WhenMissed whenMissed) {
    this.status = status;
    this.owner = owner;
    this.whenMissed = whenMissed;
  }

  public ClaimStatus status() {
    return status;
  }

  /** Whose turn it is; null in a stage without a clock. */
  public @Nullable Owner owner() {
    return owner;
  }

  /** What happens when the stage's time runs out; null in a stage without a clock. */
  public @Nullable WhenMissed whenMissed() {
    return whenMissed;
  }

  /** Whether an execution looks after a claim in this stage. */
  public boolean hasClock() {
    return whenMissed != null;
  }

  StageClock clock(Instant dueAt, @Nullable Instant wakeAt, @Nullable Instant remindAt) {
    return new StageClock(owner, dueAt, wakeAt, remindAt, whenMissed);
  }
}
