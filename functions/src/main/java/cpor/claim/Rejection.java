package cpor.claim;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last rejection of a claim, kept until it is approved.
 *
 * @param withdrawalReason set when the reason is the partner's own request
 * @param rejectedBy the reviewer who decided, null when nobody but time, partner or customer did
 */
public record Rejection(
    List<RejectionReason> reasons,
    @Nullable WithdrawalReason withdrawalReason,
    @Nullable String comment,
    Instant at,
    @Nullable String rejectedBy) {

  public Rejection {
    reasons = List.copyOf(reasons);
  }

  /** Why a claim was rejected. */
  public enum RejectionReason {
    PARTNER_REQUEST(false),
    CUSTOMER_DECLINED(false),
    NO_PARTNER_RESPONSE(false),
    POE_INSUFFICIENT(true),
    CUSTOMER_CONSENT_MISSING_IN_POE(true),
    PRODUCTS_MISSING(true),
    POE_UNAVAILABLE(true);

    private final boolean reviewers;

    RejectionReason(boolean reviewers) {
      this.reviewers = reviewers;
    }

    /** Whether a reviewer may give this reason; the others are facts that nobody chooses. */
    public boolean isReviewers() {
      return reviewers;
    }
  }

  /** Why a partner asks for the rejection of its own claim. */
  public enum WithdrawalReason {
    WRONG_PARTNER_ID,
    WRONG_ACTIVITY,
    NO_LONGER_ENGAGED,
    OTHER
  }
}
