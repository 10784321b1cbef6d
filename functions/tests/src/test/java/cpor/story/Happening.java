package cpor.story;

import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import cpor.claim.Stage.HeldReason;
import java.util.Objects;

/** What befalls a claim without anybody signing in: the mail, the customer's word, and time. */
public final class Happening {

  private Happening() {}

  public static Act theNoticeIsHandedOver() {
    return (claim, now) -> theNoticeIsHandedOver(currentNotice(claim)).on(claim, now);
  }

  public static Act theNoticeIsHandedOver(int noticeSequence) {
    return (_, now) -> new ClaimCommand.OpenConsentWindow(now, noticeSequence);
  }

  public static Act theNoticeFails(HeldReason reason) {
    return (claim, now) -> theNoticeFails(reason, currentNotice(claim)).on(claim, now);
  }

  public static Act theNoticeFails(HeldReason reason, int noticeSequence) {
    return (_, now) -> new ClaimCommand.HoldConsentWindow(now, noticeSequence, reason);
  }

  public static Act theCustomerDeclines() {
    return (claim, now) -> theCustomerDeclines(currentNotice(claim)).on(claim, now);
  }

  public static Act theCustomerDeclines(int noticeSequence) {
    return (_, now) -> new ClaimCommand.Decline(now, noticeSequence, "We chose another partner.");
  }

  public static Act theDeadlineIsApplied() {
    return (claim, now) -> theDeadlineIsApplied(claim.stageSequence()).on(claim, now);
  }

  public static Act theDeadlineIsApplied(int stageSequence) {
    return (_, now) -> new ClaimCommand.ApplyDeadline(now, stageSequence, true, false);
  }

  /** Nobody has reported the delivery of the current notice. */
  public static Act theDeadlineIsAppliedToAnUndeliveredNotice() {
    return (claim, now) -> new ClaimCommand.ApplyDeadline(now, claim.stageSequence(), false, false);
  }

  /** Customers cannot reach their links. */
  public static Act theDeadlineIsAppliedWhileWindowsArePaused() {
    return (claim, now) -> new ClaimCommand.ApplyDeadline(now, claim.stageSequence(), true, true);
  }

  public static int currentNotice(Claim claim) {
    return Objects.requireNonNull(claim.consent(), "no customer was asked yet").noticeSequence();
  }
}
