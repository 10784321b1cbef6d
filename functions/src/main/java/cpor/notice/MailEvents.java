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

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Object detail = at(json.fromJson(input), "detail");
    Object tags = at(at(detail, "mail"), "tags");
    String claimId = tag(tags, "claim");
    OwedNotice notice = notice(tags);
    switch ((String) at(detail, "eventType")) {
      case "Delivery" -> notices.reported(claimId, notice, MailReport.DELIVERED, clock.instant());
      case "Bounce" -> {
        boolean permanent = "Permanent".equals(at(at(detail, "bounce"), "bounceType"));
        if (permanent) {
          hold(claimId, notice, MailReport.BOUNCED, HeldReason.BOUNCED);
        } else {
          notices.reported(claimId, notice, MailReport.BOUNCED, clock.instant());
        }
      }
      case "Complaint" -> hold(claimId, notice, MailReport.COMPLAINED, HeldReason.COMPLAINT);
      case String other -> context.getLogger().log("nothing to record of a mail's " + other);
    }
  }

  /** Holds the window if the customer was asked by this notice; events about older ones do not. */
  private void hold(String claimId, OwedNotice notice, MailReport report, HeldReason reason) {
    Instant now = clock.instant();
    if (notice.kind() != NoticeKind.CONSENT_REQUEST) {
      notices.reported(claimId, notice, report, now);
      return;
    }
    boolean held =
        transactions.carryOut(
            () -> {
              Claim claim = claims.find(claimId).orElse(null);
              if (claim == null) {
                return Transactions.done(false);
              }
              ClaimCommand command =
                  new ClaimCommand.HoldConsentWindow(now, notice.sequence(), reason);
              return switch (decider.decide(claim, command)) {
                case Decision.Refused _ -> Transactions.done(false);
                case Decision.Accepted accepted ->
                    Transactions.write(
                        Commit.of(claim, accepted.events(), command.by(), now)
                            .beside(notices.reportedWith(claimId, notice, report, now)),
                        true);
              };
            });
    if (!held) {
      notices.reported(claimId, notice, report, now);
    }
  }

  private static OwedNotice notice(Object tags) {
    String[] numbers = tag(tags, "notice").split("-", 2);
    return new OwedNotice(
        Integer.parseInt(numbers[0]),
        NoticeKind.valueOf(tag(tags, "kind")),
        Integer.parseInt(numbers[1]),
        Instant.EPOCH);
  }

  private static String tag(Object tags, String name) {
    return (String) ((List<?>) at(tags, name)).get(0);
  }

  private static Object at(Object node, String name) {
    return Objects.requireNonNull(((Map<?, ?>) node).get(name), name);
  }
}
