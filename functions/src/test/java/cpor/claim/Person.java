package cpor.claim;

import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage.ActionReason;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Somebody who signs in, and everything that may be tried with a claim, allowed or not. */
record Person(Actor actor) {

  static final Person PARTNER = new Person(Actor.partner("partner-user-1", "Péter Szabó"));
  static final Person REVIEWER = new Person(Actor.reviewer("reviewer-1", "Rita Varga"));
  static final Person OTHER_REVIEWER = new Person(Actor.reviewer("reviewer-2", "Tamás Kis"));

  Act edits(UnaryOperator<DetailsBuilder> change) {
    return (claim, now) ->
        new ClaimCommand.Edit(
            actor, now, change.apply(DetailsBuilder.detailsLike(claim.details())).build());
  }

  Act discards() {
    return (_, now) -> new ClaimCommand.Discard(actor, now);
  }

  Act declares(String evidenceId) {
    return (_, now) -> new ClaimCommand.AddEvidence(actor, now, document(evidenceId, now));
  }

  Act confirms(String evidenceId) {
    return (_, now) -> new ClaimCommand.ConfirmEvidence(actor, now, evidenceId);
  }

  Act removes(String evidenceId) {
    return (_, now) -> new ClaimCommand.RemoveEvidence(actor, now, evidenceId);
  }

  Act comments() {
    return (_, now) -> new ClaimCommand.Comment(actor, now, "See page 4.");
  }

  /** Submits, these documents having been found uploaded. */
  Act submits(String... uploaded) {
    return (_, now) -> new ClaimCommand.Submit(actor, now, Set.of(uploaded));
  }

  Act startsTheReview() {
    return (_, now) -> new ClaimCommand.StartReview(actor, now);
  }

  Act requestsAction() {
    return requestsAction("Please add the dates.", ActionReason.DATES_MISSING_OR_OLD);
  }

  Act requestsAction(String comment, ActionReason... reasons) {
    return (_, now) -> new ClaimCommand.RequestAction(actor, now, List.of(reasons), comment);
  }

  /** Answers and resubmits, these documents having been found uploaded. */
  Act resubmits(@Nullable String comment, String... uploaded) {
    return (_, now) -> new ClaimCommand.Resubmit(actor, now, comment, Set.of(uploaded));
  }

  Act approves() {
    return (_, now) -> new ClaimCommand.Approve(actor, now, null);
  }

  Act rejects() {
    return rejects("The statement of work is not signed.", RejectionReason.POE_INSUFFICIENT);
  }

  Act rejects(String comment, RejectionReason... reasons) {
    return (_, now) -> new ClaimCommand.Reject(actor, now, List.of(reasons), comment);
  }

  Act withdraws() {
    return withdraws("We filed it twice.");
  }

  Act withdraws(@Nullable String comment) {
    return (_, now) -> new ClaimCommand.Withdraw(actor, now, WithdrawalReason.OTHER, comment);
  }

  /** Disputes the rejection, these documents having been found uploaded. */
  Act disputes(@Nullable String justification, String... uploaded) {
    return (_, now) ->
        new ClaimCommand.DisputeRejection(actor, now, justification, Set.of(uploaded));
  }

  Act resendsTheNotice() {
    return (_, now) -> new ClaimCommand.ResendConsentNotice(actor, now);
  }

  Act correctsTheContact(String email) {
    return correctsTheContact(DetailsBuilder.customerAt(email));
  }

  Act correctsTheContact(CustomerContact corrected) {
    return (_, now) -> new ClaimCommand.CorrectCustomerContact(actor, now, corrected);
  }

  private static Evidence document(String id, Instant addedAt) {
    return new Evidence(
        id, id + ".pdf", "application/pdf", 48_211, "0".repeat(64), null, false, addedAt);
  }
}
