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
}
