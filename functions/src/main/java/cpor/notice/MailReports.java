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
import org.jspecify.annotations.Nullable;

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
  public void record(@Nullable Object event, Consumer<String> log) {
    Tagged tagged = tagged(event).orElse(null);
    if (tagged == null) {
      log.accept("passed over an event that names no notice");
      return;
    }
    InvocationLog.note(Fact.CLAIM_ID, tagged.claimId());
    Object detail = member(event, "detail");
    switch (sort(event)) {
      case "Delivery", "Email Delivered" -> record(tagged, MailReport.DELIVERED);
      case "Bounce", "Email Bounced" -> {
        if (text(member(detail, "bounce"), "bounceType").equals("Permanent")) {
          hold(tagged, MailReport.BOUNCED, HeldReason.BOUNCED);
        } else {
          record(tagged, MailReport.BOUNCED);
        }
      }
      case "Complaint", "Email Complaint Received" -> {
        if (text(member(detail, "complaint"), "complaintFeedbackType")
            .equalsIgnoreCase("not-spam")) {
          log.accept("nothing to record of a mail that was marked as wanted");
        } else {
          hold(tagged, MailReport.COMPLAINED, HeldReason.COMPLAINT);
        }
      }
      // taken, and then not sent after all
      case "Reject", "Email Rejected" -> hold(tagged, MailReport.BOUNCED, HeldReason.REFUSED);
      default -> log.accept("nothing to record of another sort of event of a mail");
    }
  }

  /** What SES calls it, or else EventBridge. */
  private static String sort(@Nullable Object event) {
    String eventType = text(member(event, "detail"), "eventType");
    return eventType.isEmpty() ? text(event, "detail-type") : eventType;
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
  private static Optional<Tagged> tagged(@Nullable Object event) {
    try {
      Object tags = member(member(member(event, "detail"), "mail"), "tags");
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

  private static String tag(@Nullable Object tags, String name) {
    return (String) ((List<?>) Objects.requireNonNull(member(tags, name))).getFirst();
  }

  /** What an event does not say is empty: what it does say counts all the same. */
  private static String text(@Nullable Object node, String name) {
    return member(node, name) instanceof String text ? text : "";
  }

  private static @Nullable Object member(@Nullable Object node, String name) {
    return node instanceof Map<?, ?> object ? object.get(name) : null;
  }
}
