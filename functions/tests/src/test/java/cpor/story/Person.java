package cpor.story;

import cpor.claim.Actor;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.Evidence;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage.ActionReason;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Somebody who signs in, and everything that may be tried with a claim, allowed or not. */
public record Person(Actor actor) {

  public static final Person PARTNER = new Person(Actor.partner("partner-user-1", "Péter Szabó"));
  public static final Person REVIEWER = new Person(Actor.reviewer("reviewer-1", "Rita Varga"));
  public static final Person OTHER_REVIEWER = new Person(Actor.reviewer("reviewer-2", "Tamás Kis"));

  /** What the partner's organisation is called. */
  public static final String LEGAL_NAME = "Adatum Zrt.";

  /** What names any of them or reaches them: it must be in no log. */
  public static final List<String> PERSONAL =
      List.of("Éva", "contoso.hu", "Péter", "fabrikam.example", "Rita", "Tamás", "ada.nagy");

  public Act edits(UnaryOperator<DetailsBuilder> change) {
    return (claim, now) ->
        new ClaimCommand.Edit(
            actor, now, change.apply(DetailsBuilder.detailsLike(claim.details())).build());
  }

  public Act discards() {
    return (_, now) -> new ClaimCommand.Discard(actor, now);
  }

  public Act declares(String evidenceId) {
    return (_, now) -> new ClaimCommand.AddEvidence(actor, now, document(evidenceId, now));
  }

  public Act confirms(String evidenceId) {
    return (_, now) -> new ClaimCommand.ConfirmEvidence(actor, now, evidenceId);
  }

  public Act removes(String evidenceId) {
    return (_, now) -> new ClaimCommand.RemoveEvidence(actor, now, evidenceId);
  }

  public Act comments() {
    return comments("See page 4.");
  }

  public Act comments(String text) {
    return (_, now) -> new ClaimCommand.Comment(actor, now, text);
  }

  /** Submits, these documents having been found uploaded. */
  public Act submits(String... uploaded) {
    return submitsAs(LEGAL_NAME, uploaded);
  }

  public Act submitsAs(String legalName, String... uploaded) {
    return (_, now) -> new ClaimCommand.Submit(actor, now, legalName, Set.of(uploaded));
  }

  public Act startsTheReview() {
    return (_, now) -> new ClaimCommand.StartReview(actor, now);
  }

  public Act requestsAction() {
    return requestsAction("Please add the dates.", ActionReason.DATES_MISSING_OR_OLD);
  }

  public Act requestsAction(String comment, ActionReason... reasons) {
    return (_, now) -> new ClaimCommand.RequestAction(actor, now, List.of(reasons), comment);
  }

  /** Answers and resubmits, these documents having been found uploaded. */
  public Act resubmits(@Nullable String comment, String... uploaded) {
    return resubmitsAs(LEGAL_NAME, comment, uploaded);
  }

  public Act resubmitsAs(String legalName, @Nullable String comment, String... uploaded) {
    return (_, now) -> new ClaimCommand.Resubmit(actor, now, legalName, comment, Set.of(uploaded));
  }

  public Act approves() {
    return approves(null);
  }

  public Act approves(@Nullable String comment) {
    return (_, now) -> new ClaimCommand.Approve(actor, now, comment);
  }

  public Act rejects() {
    return rejects("The statement of work is not signed.", RejectionReason.POE_INSUFFICIENT);
  }

  public Act rejects(String comment, RejectionReason... reasons) {
    return (_, now) -> new ClaimCommand.Reject(actor, now, List.of(reasons), comment);
  }

  public Act withdraws() {
    return withdraws("We filed it twice.");
  }

  public Act withdraws(@Nullable String comment) {
    return (_, now) -> new ClaimCommand.Withdraw(actor, now, WithdrawalReason.OTHER, comment);
  }

  /** Disputes the rejection, these documents having been found uploaded. */
  public Act disputes(@Nullable String justification, String... uploaded) {
    return (_, now) ->
        new ClaimCommand.DisputeRejection(actor, now, justification, Set.of(uploaded));
  }

  public Act resendsTheNotice() {
    return (_, now) -> new ClaimCommand.ResendConsentNotice(actor, now);
  }

  public Act correctsTheContact(String email) {
    return correctsTheContact(DetailsBuilder.customerAt(email));
  }

  public Act correctsTheContact(CustomerContact corrected) {
    return (_, now) -> new ClaimCommand.CorrectCustomerContact(actor, now, corrected);
  }

  private static Evidence document(String id, Instant addedAt) {
    return new Evidence(
        id, id + ".pdf", "application/pdf", 48_211, "0".repeat(64), null, false, addedAt);
  }
}
