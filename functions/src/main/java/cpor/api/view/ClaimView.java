package cpor.api.view;

import cpor.api.request.Caller;
import cpor.claim.Action;
import cpor.claim.Claim;
import cpor.claim.ClaimDetails.Activity;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.ClaimDetails.Product;
import cpor.claim.ClaimDetails.SolutionArea;
import cpor.claim.ClaimStatus;
import cpor.claim.Consent;
import cpor.claim.ContactRules;
import cpor.claim.Rejection;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage;
import cpor.claim.Stage.ActionReason;
import cpor.claim.Stage.ActionRequest;
import cpor.claim.Stage.HeldReason;
import cpor.claim.StageName;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A claim as the API shows it to one caller. What the partner stated is shown as stated. */
@Json
public record ClaimView(
    String id,
    ClaimStatus status,
    StageName stage,
    int version,
    Customer customer,
    PartnerView partner,
    @Nullable SolutionArea solutionArea,
    @Nullable Activity activity,
    List<Product> products,
    @Nullable CustomerContact customerContact,
    @Nullable PartnerContact partnerContact,
    @Nullable String partnerReference,
    @Nullable String replacesClaimId,
    List<EvidenceView> evidence,
    @Nullable DeadlineView deadline,
    @Nullable Instant decisionDueAt,
    boolean dispute,
    @Nullable RejectionView rejection,
    @Nullable ActionRequestView actionRequest,
    @Nullable ConsentView consent,
    @Nullable IncentiveEvaluationView incentiveEvaluation,
    List<String> warnings,
    List<String> possibleDuplicates,
    List<CompetingClaim> competing,
    List<Action> allowedActions,
    Instant createdAt,
    @Nullable Instant submittedAt,
    Instant updatedAt) {

  @Json
  record RejectionView(
      List<RejectionReason> reasons,
      @Nullable WithdrawalReason withdrawalReason,
      @Nullable String comment,
      Instant at,
      @Nullable Instant disputeUntil) {}

  @Json
  record ActionRequestView(List<ActionReason> reasons, String comment, Instant at) {}

  @Json
  record ConsentView(
      @Nullable Instant noticeSentAt,
      @Nullable Instant windowEndsAt,
      @Nullable Instant declinedAt,
      @Nullable String declineReason,
      boolean held,
      @Nullable HeldReason heldReason) {}

  @Json
  record IncentiveEvaluationView(Instant sentAt) {}

  /** Another organisation's claim for the same tenant and product. */
  @Json
  record CompetingClaim(
      String id,
      String organisation,
      String organisationName,
      StageName stage,
      @Nullable Instant submittedAt) {

    static CompetingClaim of(Claim claim) {
      return new CompetingClaim(
          claim.id(),
          claim.organisation(),
          claim.organisationName(),
          claim.stage().name(),
          claim.times().submittedAt());
    }
  }

  /**
   * The view of a claim.
   *
   * @param related claims for the same tenant and product, as far as the caller may hear of them
   */
  public static ClaimView of(Claim claim, List<Claim> related, Caller caller) {
    return new ClaimView(
        claim.id(),
        claim.status(),
        claim.stage().name(),
        claim.version(),
        claim.details().customer(),
        new PartnerView(
            claim.details().partnerId(), claim.organisation(), claim.organisationName()),
        claim.details().solutionArea(),
        claim.details().activity(),
        claim.details().products(),
        claim.details().customerContact(),
        claim.details().partnerContact(),
        claim.details().partnerReference(),
        claim.details().replacesClaimId(),
        claim.evidence().stream().map(EvidenceView::of).toList(),
        DeadlineView.of(claim.stage().name(), claim.clock().dueAt()),
        claim.decisionDueAt().orElse(null),
        claim.dispute() != null,
        rejection(claim),
        actionRequest(claim.stage()),
        consent(claim),
        claim.stage() instanceof Stage.Associated associated
            ? new IncentiveEvaluationView(associated.at())
            : null,
        warnings(claim, caller),
        related.stream()
            .filter(other -> other.organisation().equals(claim.organisation()))
            .map(Claim::id)
            .toList(),
        related.stream()
            .filter(other -> !other.organisation().equals(claim.organisation()))
            .map(CompetingClaim::of)
            .toList(),
        caller.allowedActions(claim).stream().sorted().toList(),
        claim.times().createdAt(),
        claim.times().submittedAt(),
        claim.times().updatedAt());
  }

  /** Warnings are for those who judge. */
  private static List<String> warnings(Claim claim, Caller caller) {
    return switch (caller) {
      case Caller.Partner _ -> List.of();
      case Caller.Reviewer _ ->
          ContactRules.isOutsideCustomerDomain(claim.details())
              ? List.of("CUSTOMER_CONTACT_OUTSIDE_CUSTOMER_DOMAIN")
              : List.of();
    };
  }

  private static @Nullable RejectionView rejection(Claim claim) {
    Rejection rejection = claim.rejection();
    if (rejection == null) {
      return null;
    }
    return new RejectionView(
        rejection.reasons(),
        rejection.withdrawalReason(),
        rejection.comment(),
        rejection.at(),
        claim.stage() instanceof Stage.DisputePeriod period ? period.end().dueAt() : null);
  }

  private static @Nullable ActionRequestView actionRequest(Stage stage) {
    if (!(stage instanceof Stage.PartnerActionRequired required)) {
      return null;
    }
    ActionRequest request = required.request();
    return new ActionRequestView(request.reasons(), request.comment(), request.at());
  }

  private static @Nullable ConsentView consent(Claim claim) {
    Consent consent = claim.consent();
    return consent == null
        ? null
        : new ConsentView(
            consent.noticeSentAt(),
            claim.windowEndsAt().orElse(null),
            consent.declinedAt(),
            consent.declineReason(),
            claim.heldReason().isPresent(),
            claim.heldReason().orElse(null));
  }
}
