package cpor.notice;

import cpor.change.Changes;
import cpor.change.Outcome;
import cpor.change.Proposal;
import cpor.claim.ClaimCommand;
import cpor.claim.NoticeKind;
import cpor.claim.OwedNotice;
import cpor.claim.Stage.HeldReason;
import cpor.invocation.Fact;
import cpor.invocation.InvocationLog;
import cpor.table.notices.NoticeRecords;
import cpor.table.notices.NoticeRecords.MailReport;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Records what became of a mail after SES took it. The notice is found by the mail's tags, never by
 * its message id: a bounce may come before the hand-over was recorded.
 */
public final class MailReports {

  private final Clock clock;
  private final NoticeRecords notices;
  private final Changes changes;

  public MailReports(Clock clock, NoticeRecords notices, Changes changes) {
    this.clock = clock;
    this.notices = notices;
    this.changes = changes;
  }

  /** The notice that a mail carried. */
  private record Tagged(String claimId, OwedNotice notice) {}

  /** Records what an event of SES says, as EventBridge brings it. */
  public void record(Object event, Consumer<String> log) {
    Tagged tagged = tagged(event).orElse(null);
    if (tagged == null) {
      log.accept("passed over an event that names no notice");
      return;
    }
    InvocationLog.note(Fact.CLAIM_ID, tagged.claimId());
    Object detail = at(event, "detail");
    switch ((String) at(detail, "eventType")) {
      case "Delivery" -> record(tagged, MailReport.DELIVERED);
      case "Bounce" -> {
        if (at(at(detail, "bounce"), "bounceType").equals("Permanent")) {
          hold(tagged, MailReport.BOUNCED, HeldReason.BOUNCED);
        } else {
          record(tagged, MailReport.BOUNCED);
        }
      }
      case "Complaint" -> hold(tagged, MailReport.COMPLAINED, HeldReason.COMPLAINT);
      // taken, and then not sent after all
      case "Reject" -> hold(tagged, MailReport.BOUNCED, HeldReason.REFUSED);
      case String other -> log.accept("nothing to record of a mail's " + other);
    }
  }

  private void record(Tagged mail, MailReport report) {
    notices.reported(mail.claimId(), mail.notice(), report, clock.instant());
  }

  /** Holds the window if the customer was asked by this notice; events about older ones do not. */
  private void hold(Tagged mail, MailReport report, HeldReason reason) {
    if (mail.notice().kind() != NoticeKind.CONSENT_REQUEST || !hasHeld(mail, report, reason)) {
      record(mail, report);
    }
  }

  private boolean hasHeld(Tagged mail, MailReport report, HeldReason reason) {
    Instant now = clock.instant();
    Proposal proposal =
        new Proposal(
            new ClaimCommand.HoldConsentWindow(now, mail.notice().sequence(), reason),
            NoticeRecords.reportedWith(mail.claimId(), mail.notice(), report, now));
    return changes.change(mail.claimId(), _ -> proposal) instanceof Outcome.Changed;
  }

  /** Empty if the mail is none of ours. */
  private static Optional<Tagged> tagged(Object event) {
    try {
      Object tags = at(at(at(event, "detail"), "mail"), "tags");
      String[] numbers = tag(tags, "notice").split("-", 2);
      OwedNotice notice =
          new OwedNotice(
              Integer.parseInt(numbers[0]),
              NoticeKind.valueOf(tag(tags, "kind")),
              Integer.parseInt(numbers[1]),
              Instant.EPOCH);
      return Optional.of(new Tagged(tag(tags, "claim"), notice));
    } catch (RuntimeException otherTags) {
      return Optional.empty();
    }
  }

  private static String tag(Object tags, String name) {
    return (String) ((List<?>) at(tags, name)).getFirst();
  }

  private static Object at(Object node, String name) {
    return Objects.requireNonNull(((Map<?, ?>) node).get(name), name);
  }
}
