package cpor.notice;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDecider;
import cpor.claim.Decision;
import cpor.claim.HeldReason;
import cpor.claim.NoticeKind;
import cpor.claim.OwedNotice;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.programme.Programme;
import cpor.store.ClaimStore;
import cpor.store.Commit;
import cpor.store.NoticeRecords;
import cpor.store.NoticeRecords.MailReport;
import cpor.store.Transactions;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Hears from SES what became of a mail. The notice is found by the mail's tags, never by its
 * message id: a bounce may come before the hand-over was recorded.
 */
public final class MailEvents implements RequestStreamHandler {

  private final JsonType<Object> json = Jsonb.builder().build().type(Object.class);
  private final Clock clock;
  private final ClaimDecider decider;
  private final ClaimStore claims;
  private final NoticeRecords notices;
  private final Transactions transactions;

  public MailEvents() {
    this(new AwsCloud());
  }

  public MailEvents(Cloud cloud) {
    clock = cloud.clock();
    Programme programme = Programme.from(cloud);
    decider = programme.decider();
    DynamoDbClient dynamoDb = cloud.dynamoDb();
    String table = cloud.variable("CLAIMS_TABLE");
    claims = new ClaimStore(dynamoDb, table, programme.retention());
    notices = new NoticeRecords(dynamoDb, table);
    transactions = new Transactions(claims);
  }

  /** The notice that a mail carried. */
  private record Tagged(String claimId, OwedNotice notice) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Object event = json.fromJson(input);
    Tagged tagged = tagged(event).orElse(null);
    if (tagged == null) {
      context.getLogger().log("passed over an event that names no notice");
      return;
    }
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
      case String other -> context.getLogger().log("nothing to record of a mail's " + other);
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
    ClaimCommand command =
        new ClaimCommand.HoldConsentWindow(now, mail.notice().sequence(), reason);
    return transactions.carryOut(
        () -> {
          Claim claim = claims.find(mail.claimId()).orElse(null);
          if (claim == null) {
            return Transactions.done(false);
          }
          return switch (decider.decide(claim, command)) {
            case Decision.Refused _ -> Transactions.done(false);
            case Decision.Accepted accepted ->
                new Transactions.Step.Write<>(
                    Commit.of(claim, accepted.events(), command.by(), now)
                        .beside(notices.reportedWith(mail.claimId(), mail.notice(), report, now)),
                    true,
                    unknownNotice -> Optional.of(false));
          };
        });
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
