package cpor.claim;

import cpor.claim.ClaimEvent.ClaimRejected;
import cpor.claim.Dispute.DisputeTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which notices an event causes: one mail to a person for each stage entry. */
public final class NoticesOwed {

  private NoticesOwed() {}

  /**
   * The notices that an event causes.
   *
   * @param claim the claim after the event
   */
  public static List<OwedNotice> because(RecordedEvent recorded, Claim claim) {
    Instant at = recorded.at();
    return switch (recorded.event()) {
      case ClaimEvent.ClaimSubmitted _ -> List.of(now(NoticeKind.SUBMITTED, claim, at));
      case ClaimEvent.PartnerActionRequested requested ->
          withReminder(
              now(NoticeKind.ACTION_REQUIRED, claim, at),
              NoticeKind.ANSWER_REMINDER,
              requested.remindAt());
      case ClaimEvent.ClaimApproved _ ->
          List.of(
              now(NoticeKind.CONSENT_REQUEST, claim, at),
              now(
                  claim.dispute() == null ? NoticeKind.APPROVED : NoticeKind.DISPUTE_DECIDED,
                  claim,
                  at));
      case ClaimEvent.ConsentNoticeRequested _, ClaimEvent.CustomerContactCorrected _ ->
          List.of(now(NoticeKind.CONSENT_REQUEST, claim, at));
      case ClaimEvent.ConsentWindowHeld _ -> List.of(now(NoticeKind.WINDOW_HELD, claim, at));
      case ClaimRejected rejected ->
          rejection(
              decidesDispute(recorded, claim) ? NoticeKind.DISPUTE_DECIDED : NoticeKind.REJECTED,
              claim,
              at,
              rejected.dispute());
      case ClaimEvent.CustomerDeclined declined -> {
        List<OwedNotice> owed = rejection(NoticeKind.REJECTED, claim, at, declined.dispute());
        owed.add(now(NoticeKind.DECLINED, claim, at));
        yield owed;
      }
      case ClaimEvent.ClaimWithdrawn withdrawn ->
          claim.stage() instanceof Stage.Closed closed && closed.associationEnded()
              ? List.of(now(NoticeKind.ASSOCIATION_ENDED, claim, at))
              : rejection(NoticeKind.REJECTED, claim, at, withdrawn.dispute());
      case ClaimEvent.ClaimAssociated _ -> List.of(now(NoticeKind.ASSOCIATED, claim, at));
      case ClaimEvent.ClaimCreated _,
          ClaimEvent.ClaimEdited _,
          ClaimEvent.EvidenceAdded _,
          ClaimEvent.EvidenceConfirmed _,
          ClaimEvent.EvidenceRemoved _,
          ClaimEvent.CommentAdded _,
          ClaimEvent.ReviewStarted _,
          ClaimEvent.ReviewOverdue _,
          ClaimEvent.DecisionOverdue _,
          ClaimEvent.ClaimResubmitted _,
          ClaimEvent.ConsentWindowOpened _,
          ClaimEvent.ClaimDisputed _,
          ClaimEvent.ClaimClosed _,
          ClaimEvent.ClaimDiscarded _ ->
          List.of();
    };
  }

  /** The notice that is to ask the customer, if that was not sent yet. */
  public static Optional<OwedNotice> asking(Claim claim) {
    return claim.stage() instanceof Stage.ConsentWindow(Stage.WindowState.NoticePending pending)
        ? Optional.of(now(NoticeKind.CONSENT_REQUEST, claim, pending.since()))
        : Optional.empty();
  }

  private static boolean decidesDispute(RecordedEvent recorded, Claim claim) {
    return claim.dispute() != null && recorded.by().kind() == Actor.Kind.REVIEWER;
  }

  private static List<OwedNotice> rejection(
      NoticeKind kind, Claim claim, Instant at, @Nullable DisputeTerms terms) {
    return withReminder(
        now(kind, claim, at), NoticeKind.DISPUTE_REMINDER, terms == null ? null : terms.remindAt());
  }

  private static List<OwedNotice> withReminder(
      OwedNotice notice, NoticeKind reminder, @Nullable Instant remindAt) {
    List<OwedNotice> owed = new ArrayList<>();
    owed.add(notice);
    if (remindAt != null) {
      owed.add(new OwedNotice(notice.sequence(), reminder, 1, remindAt));
    }
    return owed;
  }

  private static OwedNotice now(NoticeKind kind, Claim claim, Instant at) {
    return new OwedNotice(claim.stageSequence(), kind, 1, at);
  }
}
