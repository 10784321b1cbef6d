package cpor.claim;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the customer was asked and said; there is one from the first approval on. How the window
 * stands while the claim is in it is the stage's to say.
 *
 * @param noticeSequence the stage sequence of the current notice: links of older notices are dead
 * @param notices how many notices were asked for in the claim's life, the current one included
 * @param noticeSentAt when the current notice was handed to the mail service
 * @param windowEndsAt when the window that the claim has left would have ended; null while it is in
 *     its window, and if the claim left before it opened or while it was held
 * @param declinedAt when the customer declined last
 */
public record Consent(
    int noticeSequence,
    int notices,
    @Nullable Instant noticeSentAt,
    @Nullable Instant windowEndsAt,
    @Nullable Instant declinedAt,
    @Nullable String declineReason) {

  static Consent firstAsked(int noticeSequence) {
    return new Consent(noticeSequence, 1, null, null, null, null);
  }

  Consent askedAgain(int newNoticeSequence) {
    return new Consent(newNoticeSequence, notices + 1, null, null, declinedAt, declineReason);
  }

  Consent sent(Instant at) {
    return new Consent(noticeSequence, notices, at, null, declinedAt, declineReason);
  }

  /** The claim left its window. */
  Consent left(@Nullable Instant end) {
    return new Consent(noticeSequence, notices, noticeSentAt, end, declinedAt, declineReason);
  }

  Consent declined(Instant at, @Nullable String reason) {
    return new Consent(noticeSequence, notices, noticeSentAt, windowEndsAt, at, reason);
  }
}
