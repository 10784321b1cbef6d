package cpor.api.view;

import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.ClaimStatus;
import cpor.claim.StageName;
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
    boolean dispute,
    boolean partnerCommentUnanswered,
    Instant updatedAt) {

  public static ClaimSummaryView of(ClaimSummary claim) {
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
        claim.dispute(),
        claim.partnerCommentUnanswered(),
        claim.updatedAt());
  }
}
