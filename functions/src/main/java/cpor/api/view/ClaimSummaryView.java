package cpor.api.view;

import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.ClaimStatus;
import cpor.claim.Stage.HeldReason;
import cpor.claim.StageName;
import cpor.claim.Turn;
import cpor.table.claims.ClaimSummary;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A claim as lists show it. */
@Json
public record ClaimSummaryView(
    String id,
    ClaimStatus status,
    StageName stage,
    int version,
    Customer customer,
    PartnerView partner,
    @Nullable SolutionArea solutionArea,
    @Nullable Activity activity,
    @Nullable String partnerReference,
    @Nullable DeadlineView deadline,
    Turn turn,
    boolean held,
    @Nullable HeldReason heldReason,
    boolean partnerCommentUnanswered,
    boolean dispute,
    @Nullable Instant submittedAt,
    Instant updatedAt) {

  public static ClaimSummaryView of(ClaimSummary claim) {
    ClaimSummary.Hold hold = claim.hold();
    return new ClaimSummaryView(
        claim.id(),
        claim.status(),
        claim.stage(),
        claim.version(),
        claim.customer(),
        new PartnerView(claim.partnerId(), claim.organisation(), claim.organisationName()),
        claim.solutionArea(),
        claim.activity(),
        claim.partnerReference(),
        DeadlineView.of(claim.stage(), claim.dueAt()),
        claim.turn(),
        hold != null,
        hold == null ? null : hold.reason(),
        claim.partnerCommentUnanswered(),
        claim.dispute(),
        claim.submittedAt(),
        claim.updatedAt());
  }
}
