package cpor.claim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one dispute a claim may have.
 *
 * @param excludedReviewer who decided the disputed rejection and may not decide about it again;
 *     null when no person did
 * @param actionRequested whether the partner was asked for more in this dispute, which may be once
 */
public record Dispute(
    Instant at,
    @Nullable String justification,
    @Nullable String excludedReviewer,
    boolean actionRequested) {

  Dispute withActionRequested() {
    return new Dispute(at, justification, excludedReviewer, true);
  }

  /**
   * Until when a rejection may be disputed. A rejection without terms is final.
   *
   * @param remindAt null when the reminder would come before the rejection
   */
  public record DisputeTerms(Deadline end, @Nullable Instant remindAt) {}
}
