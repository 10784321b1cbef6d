package cpor.table.claims;

import cpor.claim.Claim;
import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.ClaimStatus;
import cpor.claim.StageName;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a claim. It is all that the indexes hold, so that a list is one query and a
 * write does not copy the whole claim into each index. It names no person.
 *
 * @param dueAt the stage's deadline; null where no clock runs
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
    boolean dispute,
    boolean partnerCommentUnanswered,
    Instant updatedAt) {

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
        claim.dispute() != null,
        claim.partnerCommentUnanswered(),
        claim.times().updatedAt());
  }
}
