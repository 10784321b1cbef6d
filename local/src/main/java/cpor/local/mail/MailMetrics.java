package cpor.local.mail;

import cpor.local.metrics.AwsMetrics;
import cpor.local.metrics.Metrics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The account's reputation: which part of the mails bounced for good, and which was called
 * unwanted. SES says only that it looks at a "representative volume"; here it is the last thousand.
 */
final class MailMetrics {
  private static final int VOLUME = 1_000;

  private final Metrics metrics;
  private final Deque<String> sent = new ArrayDeque<>();
  private final Set<String> bounced = new HashSet<>();
  private final Set<String> unwanted = new HashSet<>();

  MailMetrics(Metrics metrics) {
    this.metrics = metrics;
  }

  synchronized void taken(String mailId) {
    sent.addLast(mailId);
    if (sent.size() > VOLUME) {
      sent.removeFirst();
    }
    tell();
  }

  synchronized void reported(String mailId, MailOutcome outcome) {
    switch (outcome) {
      case MailOutcome.Bounce(MailOutcome.BounceType type) -> {
        if (type == MailOutcome.BounceType.PERMANENT) {
          bounced.add(mailId);
        }
      }
      case MailOutcome.Complaint _ -> unwanted.add(mailId);
      case MailOutcome.Delivery _, MailOutcome.Reject _ -> {
        return;
      }
    }
    tell();
  }

  private void tell() {
    metrics.put(AwsMetrics.mail("Reputation.BounceRate"), rate(bounced));
    metrics.put(AwsMetrics.mail("Reputation.ComplaintRate"), rate(unwanted));
  }

  private double rate(Set<String> ids) {
    ids.removeIf(id -> !sent.contains(id));
    return sent.isEmpty() ? 0 : (double) ids.size() / sent.size();
  }
}
