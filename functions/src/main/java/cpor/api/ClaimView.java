package cpor.api;

import cpor.claim.ActionReason;
import cpor.claim.ActionRequest;
import cpor.claim.Activity;
import cpor.claim.Claim;
import cpor.claim.ClaimStatus;
import cpor.claim.Consent;
import cpor.claim.ContactRules;
import cpor.claim.Customer;
import cpor.claim.CustomerContact;
import cpor.claim.HeldReason;
import cpor.claim.Language;
import cpor.claim.PartnerContact;
import cpor.claim.Product;
import cpor.claim.Rejection;
import cpor.claim.RejectionReason;
import cpor.claim.SolutionArea;
import cpor.claim.Stage;
import cpor.claim.StageName;
import cpor.claim.WithdrawalReason;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A claim as the API shows it to one caller. */
@Json
record ClaimView(
    String id,
    ClaimStatus status,
    StageName stage,
    int version,
    Customer customer,
    PartnerView partner,
    @Nullable SolutionArea solutionArea,
    @Nullable Activity activity,
    List<Product> products,
    @Nullable CustomerContactView customerContact,
    @Nullable PartnerContactView partnerContact,
    @Nullable String partnerReference,
    @Nullable String replacesClaimId,
    List<EvidenceView> evidence,
    @Nullable DeadlineView deadline,
    @Nullable String decisionDueAt,
    boolean dispute,
    @Nullable RejectionView rejection,
    @Nullable ActionRequestView actionRequest,
    @Nullable ConsentView consent,
    @Nullable IncentiveEvaluationView incentiveEvaluation,
    List<String> warnings,
    List<String> allowedActions,
    String createdAt,
    @Nullable String submittedAt,
    String updatedAt) {

  @Json
  record CustomerContactView(
      @Nullable String name,
      @Nullable String title,
      @Nullable String email,
      @Nullable String language) {
    static @Nullable CustomerContactView of(@Nullable CustomerContact contact) {
      return contact == null
          ? null
          : new CustomerContactView(
              contact.name(), contact.title(), contact.email(), code(contact.language()));
    }
  }

  @Json
  record PartnerContactView(
      @Nullable String name, @Nullable String email, @Nullable String language) {
    static @Nullable PartnerContactView of(@Nullable PartnerContact contact) {
      return contact == null
          ? null
          : new PartnerContactView(contact.name(), contact.email(), code(contact.language()));
    }
  }

  @Json
  record RejectionView(
      List<RejectionReason> reasons,
      @Nullable WithdrawalReason withdrawalReason,
      @Nullable String comment,
      String at,
      @Nullable String disputeUntil) {}

  @Json
  record ActionRequestView(List<ActionReason> reasons, String comment, String at) {}

  @Json
  record ConsentView(
      @Nullable String noticeSentAt,
      @Nullable String windowEndsAt,
      @Nullable String declinedAt,
      @Nullable String declineReason,
      boolean held,
      @Nullable HeldReason heldReason) {}

  @Json
  record IncentiveEvaluationView(String sentAt) {}

  static ClaimView of(Claim claim, Caller caller) {
    return new ClaimView(
        claim.id(),
        claim.status(),
        claim.stage().name(),
        claim.version(),
        claim.details().customer(),
        new PartnerView(claim.details().partnerId(), claim.organisation()),
        claim.details().solutionArea(),
        claim.details().activity(),
        claim.details().products(),
        CustomerContactView.of(claim.details().customerContact()),
        PartnerContactView.of(claim.details().partnerContact()),
        claim.details().partnerReference(),
        claim.details().replacesClaimId(),
        claim.evidence().stream().map(EvidenceView::of).toList(),
        DeadlineView.of(claim.stage().name(), claim.clock().dueAt()),
        claim.decisionDueAt().map(Timestamps::show).orElse(null),
        claim.dispute() != null,
        rejection(claim),
        actionRequest(claim.stage()),
        consent(claim),
        claim.stage() instanceof Stage.Associated associated
            ? new IncentiveEvaluationView(Timestamps.show(associated.at()))
            : null,
        warnings(claim, caller),
        Answers.labels(caller.allowedActions(claim)),
        Timestamps.show(claim.times().createdAt()),
        Timestamps.showIfAny(claim.times().submittedAt()),
        Timestamps.show(claim.times().updatedAt()));
  }

  private static @Nullable String code(@Nullable Language language) {
    return language == null ? null : language.code();
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
        Timestamps.show(rejection.at()),
        claim.stage() instanceof Stage.DisputePeriod period
            ? Timestamps.show(period.end().dueAt())
            : null);
  }

  private static @Nullable ActionRequestView actionRequest(Stage stage) {
    if (!(stage instanceof Stage.PartnerActionRequired required)) {
      return null;
    }
    ActionRequest request = required.request();
    return new ActionRequestView(
        request.reasons(), request.comment(), Timestamps.show(request.at()));
  }

  private static @Nullable ConsentView consent(Claim claim) {
    Consent consent = claim.consent();
    return consent == null
        ? null
        : new ConsentView(
            Timestamps.showIfAny(consent.noticeSentAt()),
            claim.windowEndsAt().map(Timestamps::show).orElse(null),
            Timestamps.showIfAny(consent.declinedAt()),
            consent.declineReason(),
            claim.heldReason().isPresent(),
            claim.heldReason().orElse(null));
  }
}
