package cpor.notice;

import cpor.calendar.BusinessCalendar;
import cpor.calendar.Period;
import cpor.claim.Action;
import cpor.claim.Actor;
import cpor.claim.Claim;
import cpor.claim.ClaimDetails;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.ClaimDetails.Product;
import cpor.claim.Consent;
import cpor.claim.OwedNotice;
import cpor.claim.Periods;
import cpor.claim.Permissions;
import cpor.claim.Rejection;
import cpor.claim.Stage;
import cpor.claim.Stage.ActionRequest;
import cpor.claim.Stage.WindowState;
import cpor.notice.mail.ClaimFacts;
import cpor.notice.mail.Notice;
import cpor.wording.CustomerFacts;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads from a claim what a notice about it states. */
final class NoticeFacts {

  private final Claim claim;
  private final ClaimDetails details;
  private final BusinessCalendar calendar;

  NoticeFacts(Claim claim, BusinessCalendar calendar) {
    this.claim = claim;
    this.details = claim.details();
    this.calendar = calendar;
  }

  /** The facts of a notice that events have not overtaken, but the one with a link of its own. */
  Notice of(OwedNotice owed) {
    return switch (owed.kind()) {
      case SUBMITTED ->
          new Notice.Submitted(
              claimFacts(), Objects.requireNonNull(claim.times().submittedAt()), decisionDueAt());
      case REVIEW_OVERDUE ->
          new Notice.ReviewOverdue(
              claim.id(), claim.organisationName(), claim.stage().name(), reviewDueAt());
      case DECISION_OVERDUE ->
          new Notice.DecisionOverdue(
              claim.id(), claim.organisationName(), claim.stage().name(), decisionDueAt());
      case ACTION_REQUIRED ->
          new Notice.ActionRequired(
              claimFacts(), request().reasons(), request().comment(), answerDueAt());
      case ANSWER_REMINDER ->
          new Notice.AnswerReminder(
              claimFacts(), request().reasons(), request().comment(), answerDueAt());
      case APPROVED -> new Notice.Approved(claimFacts(), windowEndsAt());
      case WINDOW_HELD -> new Notice.WindowHeld(claimFacts(), held().reason(), whoMayAskAgain());
      case WINDOW_HELD_LEAD ->
          new Notice.WindowHeldLead(
              claim.id(), claim.organisationName(), held().reason(), held().since());
      case DECLINED ->
          new Notice.Declined(
              Objects.requireNonNull(customerContact().name()),
              CustomerFacts.of(claim),
              rejection().at(),
              rejection().comment(),
              claim.stage() instanceof Stage.Closed);
      case REJECTED -> rejected();
      case DISPUTE_REMINDER ->
          new Notice.DisputeReminder(
              claimFacts(), rejection().reasons(), dueAt(periods().disputePeriod()));
      case DISPUTE_DECIDED -> new Notice.DisputeDecided(claimFacts(), disputeOutcome());
      case ASSOCIATED ->
          new Notice.Associated(claimFacts(), ((Stage.Associated) claim.stage()).at());
      case ASSOCIATION_ENDED ->
          new Notice.AssociationEnded(
              claimFacts(),
              Objects.requireNonNull(rejection().withdrawalReason()),
              rejection().comment(),
              rejection().at());
      case CONSENT_REQUEST ->
          throw new IllegalArgumentException("the customer is asked with a link of its own");
    };
  }

  /** The facts of the notice that asks the customer. */
  Notice consentRequest(Instant lastMoment, String link) {
    Consent consent = Objects.requireNonNull(claim.consent());
    return new Notice.ConsentRequest(
        Objects.requireNonNull(customerContact().name()),
        CustomerFacts.of(claim),
        consent.declinedAt(),
        lastMoment,
        link);
  }

  CustomerContact customerContact() {
    return Objects.requireNonNull(details.customerContact());
  }

  PartnerContact partnerContact() {
    return Objects.requireNonNull(details.partnerContact());
  }

  private ClaimFacts claimFacts() {
    return new ClaimFacts(
        claim.id(),
        Objects.requireNonNull(partnerContact().name()),
        Objects.requireNonNull(details.customer().name()),
        details.products().stream().map(Product::name).toList(),
        details.partnerReference());
  }

  private Notice rejected() {
    Rejection rejection = rejection();
    return new Notice.Rejected(
        claimFacts(),
        rejection.reasons(),
        rejection.withdrawalReason(),
        rejection.comment(),
        rejection.at(),
        claim.stage() instanceof Stage.DisputePeriod ? dueAt(periods().disputePeriod()) : null);
  }

  private Notice.DisputeOutcome disputeOutcome() {
    Rejection rejection = claim.rejection();
    return rejection == null
        ? new Notice.DisputeOutcome.Won(windowEndsAt())
        : new Notice.DisputeOutcome.Refused(rejection.reasons(), rejection.comment());
  }

  private @Nullable Instant windowEndsAt() {
    return claim.clock().dueAt() == null ? null : dueAt(periods().consentWindow());
  }

  private Instant answerDueAt() {
    return dueAt(periods().partnerResponseWithin());
  }

  private Instant reviewDueAt() {
    Period inReview =
        claim.dispute() == null ? periods().reviewWithin() : periods().disputeAnswerWithin();
    return dueAt(
        claim.stage() instanceof Stage.Submitted ? periods().reviewStartWithin() : inReview);
  }

  private Instant decisionDueAt() {
    return calendar.lastMoment(claim.decisionDueAt().orElseThrow(), periods().decisionDueWithin());
  }

  /** The stage's deadline, as people are told it. */
  private Instant dueAt(Period within) {
    return calendar.lastMoment(Objects.requireNonNull(claim.clock().dueAt()), within);
  }

  private Periods periods() {
    return Objects.requireNonNull(claim.periods());
  }

  private ActionRequest request() {
    return ((Stage.PartnerActionRequired) claim.stage()).request();
  }

  private WindowState.Held held() {
    return (WindowState.Held) ((Stage.ConsentWindow) claim.stage()).window();
  }

  private Notice.AskingAgain whoMayAskAgain() {
    if (mayAskAgain(Actor.partner("any", null))) {
      return Notice.AskingAgain.BY_PARTNER;
    }
    return mayAskAgain(Actor.reviewer("any", null))
        ? Notice.AskingAgain.BY_REVIEWER
        : Notice.AskingAgain.BY_NOBODY;
  }

  private boolean mayAskAgain(Actor person) {
    return Permissions.granted(claim, person).contains(Action.RESEND_CONSENT_NOTICE);
  }

  private Rejection rejection() {
    return Objects.requireNonNull(claim.rejection());
  }
}
