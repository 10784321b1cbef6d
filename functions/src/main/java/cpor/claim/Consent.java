package cpor.claim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the customer was asked and said; there is one from the first approval on.
 *
 * @param noticeSequence the stage sequence of the current notice: links of older notices are dead
 * @param notices how many notices were asked for in the claim's life, the current one included
 * @param noticeSentAt when the current notice was handed to the mail service
 * @param windowEndsAt null before the hand-over and while the window is held
 * @param declinedAt when the customer declined last
 * @param heldReason set while the window is held
 */
public record Consent(
    int noticeSequence,
    int notices,
    @Nullable Instant noticeSentAt,
    @Nullable Instant windowEndsAt,
    @Nullable Instant declinedAt,
    @Nullable String declineReason,
    @Nullable HeldReason heldReason) {

  static final int MOST_NOTICES = 5;

  static Consent firstAsked(int noticeSequence) {
    return new Consent(noticeSequence, 1, null, null, null, null, null);
  }

  Consent askedAgain(int newNoticeSequence) {
    return new Consent(newNoticeSequence, notices + 1, null, null, declinedAt, declineReason, null);
  }

  Consent opened(Instant sentAt, Instant endsAt) {
    return new Consent(
        noticeSequence, notices, sentAt, endsAt, declinedAt, declineReason, heldReason);
  }

  Consent held(HeldReason reason) {
    return new Consent(
        noticeSequence, notices, noticeSentAt, null, declinedAt, declineReason, reason);
  }

  Consent declined(Instant at, @Nullable String reason) {
    return new Consent(noticeSequence, notices, noticeSentAt, windowEndsAt, at, reason, null);
  }

  /** The claim left the window without the customer's word. */
  Consent left() {
    return new Consent(
        noticeSequence, notices, noticeSentAt, windowEndsAt, declinedAt, declineReason, null);
  }
}
