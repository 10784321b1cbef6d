package cpor.table.claims;

import cpor.claim.Claim;
import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.ClaimStatus;
import cpor.claim.Stage;
import cpor.claim.Stage.HeldReason;
import cpor.claim.Stage.WindowState;
import cpor.claim.StageName;
import cpor.claim.Standing;
import cpor.claim.Turn;
import cpor.table.Item;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a claim. It names no person.
 *
 * @param dueAt the stage's deadline; null where no clock runs
 * @param decisionDueAt when the decision is due in all; null where that does not count
 * @param hold null unless the consent window is held
 * @param dispute whether the one dispute was used
 */
@Json
public record ClaimSummary(
    String id,
    String organisation,
    String organisationName,
    ClaimStatus status,
    StageName stage,
    int version,
    Customer customer,
    String partnerId,
    @Nullable SolutionArea solutionArea,
    @Nullable Activity activity,
    @Nullable String partnerReference,
    @Nullable Instant dueAt,
    @Nullable Instant decisionDueAt,
    @Nullable Hold hold,
    boolean dispute,
    boolean partnerCommentUnanswered,
    @Nullable Instant submittedAt,
    Instant updatedAt) {

  /** Why a consent window is held, and since when. */
  public record Hold(HeldReason reason, Instant since) {}

  /** The summary that the index of the reviewers' queue holds of a claim. */
  public static ClaimSummary of(Item item) {
    return ClaimDocuments.summary(item);
  }

  public Turn turn() {
    return Standing.of(stage, hold != null).turn();
  }

  public static ClaimSummary of(Claim claim) {
    return new ClaimSummary(
        claim.id(),
        claim.organisation(),
        claim.organisationName(),
        claim.status(),
        claim.stage().name(),
        claim.version(),
        claim.details().customer(),
        claim.details().partnerId(),
        claim.details().solutionArea(),
        claim.details().activity(),
        claim.details().partnerReference(),
        claim.clock().dueAt(),
        claim.decisionDueAt().orElse(null),
        claim.stage() instanceof Stage.ConsentWindow(WindowState.Held held)
            ? new Hold(held.reason(), held.since())
            : null,
        claim.dispute() != null,
        claim.partnerCommentUnanswered(),
        claim.times().submittedAt(),
        claim.times().updatedAt());
  }
}
