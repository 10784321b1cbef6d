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
    return switch (this) {
      case ClaimCreated _ -> "ClaimCreated";
      case ClaimEdited _ -> "ClaimEdited";
      case EvidenceAdded _ -> "EvidenceAdded";
      case EvidenceConfirmed _ -> "EvidenceConfirmed";
      case EvidenceRemoved _ -> "EvidenceRemoved";
      case CommentAdded _ -> "CommentAdded";
      case ClaimSubmitted _ -> "ClaimSubmitted";
      case ReviewStarted _ -> "ReviewStarted";
      case ReviewOverdue _ -> "ReviewOverdue";
      case DecisionOverdue _ -> "DecisionOverdue";
      case PartnerActionRequested _ -> "PartnerActionRequested";
      case ClaimResubmitted _ -> "ClaimResubmitted";
      case ClaimApproved _ -> "ClaimApproved";
      case ConsentNoticeRequested _ -> "ConsentNoticeRequested";
      case CustomerContactCorrected _ -> "CustomerContactCorrected";
      case ConsentWindowOpened _ -> "ConsentWindowOpened";
      case ConsentWindowHeld _ -> "ConsentWindowHeld";
      case CustomerDeclined _ -> "CustomerDeclined";
      case ClaimWithdrawn _ -> "ClaimWithdrawn";
      case ClaimRejected _ -> "ClaimRejected";
      case ClaimDisputed _ -> "ClaimDisputed";
      case ClaimAssociated _ -> "ClaimAssociated";
      case ClaimClosed _ -> "ClaimClosed";
      case ClaimDiscarded _ -> "ClaimDiscarded";
    };
  }

  /** The text given with the event, which is a comment too; null when there is none. */
  default @Nullable String comment() {
    return switch (this) {
      case CommentAdded added -> added.text();
      case PartnerActionRequested requested -> requested.text();
      case ClaimResubmitted resubmitted -> resubmitted.text();
      case ClaimApproved approved -> approved.text();
      case ClaimWithdrawn withdrawn -> withdrawn.text();
      case ClaimRejected rejected -> rejected.text();
      case ClaimDisputed disputed -> disputed.justification();
      case ClaimCreated _,
          ClaimEdited _,
          EvidenceAdded _,
          EvidenceConfirmed _,
          EvidenceRemoved _,
          ClaimSubmitted _,
          ReviewStarted _,
          ReviewOverdue _,
          DecisionOverdue _,
          ConsentNoticeRequested _,
          CustomerContactCorrected _,
          ConsentWindowOpened _,
          ConsentWindowHeld _,
          CustomerDeclined _,
          ClaimAssociated _,
          ClaimClosed _,
          ClaimDiscarded _ ->
          null;
    };
  }

  record ClaimCreated(String claimId, String organisation, ClaimDetails details)
      implements ClaimEvent {}

  record ClaimEdited(ClaimDetails from, ClaimDetails to) implements ClaimEvent {}

  record EvidenceAdded(Evidence document) implements ClaimEvent {}

  record EvidenceConfirmed(String evidenceId, String fileName) implements ClaimEvent {}

  record EvidenceRemoved(String evidenceId, String fileName) implements ClaimEvent {}

  record CommentAdded(String text) implements ClaimEvent {}

  record ClaimSubmitted(Periods periods, Deadline startBy, Deadline decideBy)
      implements ClaimEvent {}

  record ReviewStarted(Deadline reviewBy) implements ClaimEvent {}

  /** The review was not begun, or not finished, in time. */
  record ReviewOverdue(Instant dueAt, Instant lookAgainAt) implements ClaimEvent {}

  record DecisionOverdue(Instant dueAt, Instant lookAgainAt) implements ClaimEvent {}

  record PartnerActionRequested(
      List<ActionReason> reasons, String text, Deadline answerBy, @Nullable Instant remindAt)
      implements ClaimEvent {
    public PartnerActionRequested {
      reasons = List.copyOf(reasons);
    }
  }

  /** The decision's deadline has moved by the time that the partner took; null in a dispute. */
  record ClaimResubmitted(
      @Nullable String text, Deadline reviewBy, @Nullable EscalatingDeadline decision)
      implements ClaimEvent {}

  record ClaimApproved(@Nullable String text) implements ClaimEvent {}

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
      implements ClaimEvent {}

  /** Rejected by a reviewer, or by the partner's silence. */
  record ClaimRejected(
      List<RejectionReason> reasons, @Nullable String text, @Nullable DisputeTerms dispute)
      implements ClaimEvent {
    public ClaimRejected {
      reasons = List.copyOf(reasons);
    }
  }

  record ClaimDisputed(@Nullable String justification, Deadline answerBy) implements ClaimEvent {}

  record ClaimAssociated() implements ClaimEvent {}

  /** The dispute period passed unused. */
  record ClaimClosed() implements ClaimEvent {}

  record ClaimDiscarded() implements ClaimEvent {}
}
