package cpor.claim;

import cpor.claim.Stage.HeldReason;
import java.util.Objects;

/** What befalls a claim without anybody signing in: the mail, the customer's word, and time. */
final class Happening {

  private Happening() {}

  static Act theNoticeIsHandedOver() {
    return (claim, now) -> theNoticeIsHandedOver(currentNotice(claim)).on(claim, now);
  }

  static Act theNoticeIsHandedOver(int noticeSequence) {
    return (_, now) -> new ClaimCommand.OpenConsentWindow(now, noticeSequence);
  }

  static Act theNoticeFails(HeldReason reason) {
    return (claim, now) -> theNoticeFails(reason, currentNotice(claim)).on(claim, now);
  }

  static Act theNoticeFails(HeldReason reason, int noticeSequence) {
    return (_, now) -> new ClaimCommand.HoldConsentWindow(now, noticeSequence, reason);
  }

  static Act theCustomerDeclines() {
    return (claim, now) -> theCustomerDeclines(currentNotice(claim)).on(claim, now);
  }

  static Act theCustomerDeclines(int noticeSequence) {
    return (_, now) -> new ClaimCommand.Decline(now, noticeSequence, "We chose another partner.");
  }

  static Act theDeadlineIsApplied() {
    return (claim, now) -> theDeadlineIsApplied(claim.stageSequence()).on(claim, now);
  }

  static Act theDeadlineIsApplied(int stageSequence) {
    return (_, now) -> new ClaimCommand.ApplyDeadline(now, stageSequence, false);
  }

  /** The current notice bounced for a time and was never delivered. */
  static Act theDeadlineIsAppliedToAnUndeliveredNotice() {
    return (claim, now) -> new ClaimCommand.ApplyDeadline(now, claim.stageSequence(), true);
  }

  static int currentNotice(Claim claim) {
    return Objects.requireNonNull(claim.consent(), "no customer was asked yet").noticeSequence();
  }
}
