package cpor.claim;

import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.Deadline.EscalatingDeadline;
import cpor.claim.Dispute.DisputeTerms;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage.ActionReason;
import cpor.claim.Stage.HeldReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a claim, as a person would name it. Events are the history that
 * partner and reviewer read, and all that a claim is made of.
 */
public sealed interface ClaimEvent {

  /** The name that history and streams show. */
  default String type() {
    return getClass().getSimpleName();
  }

  /** The text given with the event, which is a comment too; null when there is none. */
  default @Nullable String comment() {
    return this instanceof Told told ? told.text() : null;
  }

  /** With it somebody may say something. */
  interface Told {
    @Nullable String text();
  }

  record ClaimCreated(
      String claimId, String organisation, String organisationName, ClaimDetails details)
      implements ClaimEvent {}

  record ClaimEdited(ClaimDetails from, ClaimDetails to) implements ClaimEvent {}

  record EvidenceAdded(Evidence document) implements ClaimEvent {}

  record EvidenceConfirmed(String evidenceId, String fileName) implements ClaimEvent {}

  record EvidenceRemoved(String evidenceId, String fileName) implements ClaimEvent {}

  record CommentAdded(String text) implements ClaimEvent, Told {}

  record ClaimSubmitted(
      String organisationName, Periods periods, Deadline startBy, Deadline decideBy)
      implements ClaimEvent {}

  record ReviewStarted(Deadline reviewBy) implements ClaimEvent {}

  /** The review was not begun, or not finished, in time. */
  record ReviewOverdue(Instant dueAt, Instant lookAgainAt) implements ClaimEvent {}

  record DecisionOverdue(Instant dueAt, Instant lookAgainAt) implements ClaimEvent {}

  record PartnerActionRequested(
      List<ActionReason> reasons, String text, Deadline answerBy, @Nullable Instant remindAt)
      implements ClaimEvent, Told {
    public PartnerActionRequested {
      reasons = List.copyOf(reasons);
    }
  }

  /** The decision's deadline has moved by the time that the partner took; null in a dispute. */
  record ClaimResubmitted(
      String organisationName,
      @Nullable String text,
      Deadline reviewBy,
      @Nullable EscalatingDeadline decision)
      implements ClaimEvent, Told {}

  record ClaimApproved(@Nullable String text) implements ClaimEvent, Told {}

  record ConsentNoticeRequested() implements ClaimEvent {}

  record CustomerContactCorrected(
      @Personal CustomerContact previous, @Personal CustomerContact corrected)
      implements ClaimEvent {}

  record ConsentWindowOpened(Deadline end) implements ClaimEvent {}

  record ConsentWindowHeld(HeldReason reason, Instant remindAt) implements ClaimEvent {}

  record CustomerDeclined(@Nullable String reason, @Nullable DisputeTerms dispute)
      implements ClaimEvent {}

  record ClaimWithdrawn(
      WithdrawalReason reason, @Nullable String text, @Nullable DisputeTerms dispute)
      implements ClaimEvent, Told {}

  /** Rejected by a reviewer, or by the partner's silence. */
  record ClaimRejected(
      List<RejectionReason> reasons, @Nullable String text, @Nullable DisputeTerms dispute)
      implements ClaimEvent, Told {
    public ClaimRejected {
      reasons = List.copyOf(reasons);
    }
  }

  record ClaimDisputed(@Nullable String justification, Deadline answerBy)
      implements ClaimEvent, Told {
    @Override
    public @Nullable String text() {
      return justification;
    }
  }

  record ClaimAssociated() implements ClaimEvent {}

  /** The dispute period passed unused. */
  record ClaimClosed() implements ClaimEvent {}

  record ClaimDiscarded() implements ClaimEvent {}
}
