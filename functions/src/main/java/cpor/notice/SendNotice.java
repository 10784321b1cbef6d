package cpor.notice;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.claim.Claim;
import cpor.claim.ClaimDecider;
import cpor.claim.Language;
import cpor.claim.NoticeKind;
import cpor.claim.OwedNotice;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.notice.mail.MailRenderer;
import cpor.programme.Programme;
import cpor.store.ClaimStore;
import cpor.store.NoticeRecord;
import cpor.store.NoticeRecords;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Sends every notice to partner and lead that a claim owes by now, and records as overtaken what
 * events have made pointless. Each is handed over once as far as anybody knows.
 */
public final class SendNotice implements RequestStreamHandler {

  private static final Duration GIVES_UP_AFTER = Duration.ofDays(1);

  /** More than two services' clocks differ by. */
  private static final Duration MOMENT = Duration.ofSeconds(5);

  private final JsonType<Request> requests;
  private final JsonType<Answer> answers;
  private final Clock clock;
  private final Programme programme;
  private final ClaimStore claims;
  private final NoticeRecords notices;
  private final MailRenderer renderer;
  private final Mailer mailer;
  private final String lead;

  public SendNotice() {
    this(new AwsCloud());
  }

  public SendNotice(Cloud cloud) {
    Jsonb json = Jsonb.builder().build();
    requests = json.type(Request.class);
    answers = json.type(Answer.class);
    clock = cloud.clock();
    programme = Programme.from(cloud);
    DynamoDbClient dynamoDb = cloud.dynamoDb();
    String table = cloud.variable("CLAIMS_TABLE");
    claims = new ClaimStore(dynamoDb, table, programme.retention());
    notices = new NoticeRecords(dynamoDb, table);
    renderer = new MailRenderer(programme.name(), cloud.variable("PORTAL_URL"), programme.zone());
    mailer = new Mailer(cloud, programme.name());
    lead = cloud.variable("LEAD_ADDRESS");
  }

  /** The claim whose notices are to be sent. */
  @Json
  public record Request(String claimId) {}

  /**
   * What was done.
   *
   * @param remindAt when partner and lead are to be told again that the window is held
   */
  @Json
  public record Answer(int sent, @Nullable Instant remindAt) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Request request = requests.fromJson(input);
    // before the claim: a notice that is newer than the claim would look overtaken
    List<NoticeRecord> records = notices.ofClaim(request.claimId());
    answers.toJson(
        claims
            .find(request.claimId())
            .map(claim -> send(claim, records, context.getLogger()))
            .orElse(new Answer(0, null)),
        output);
  }

  private Answer send(Claim claim, List<NoticeRecord> records, LambdaLogger log) {
    Instant remindAt = remindAgain(claim, records);
    int sent = 0;
    @Nullable RuntimeException failure = null;
    for (NoticeRecord record : records) {
      OwedNotice owed = record.owed();
      if (record.isSettled()) {
        continue;
      }
      if (owed.isOvertakenBy(claim)) {
        notices.overtaken(claim.id(), owed, clock.instant());
      } else if (owed.kind() != NoticeKind.CONSENT_REQUEST && isDue(owed)) {
        try {
          sent += hand(claim, record, log) ? 1 : 0;
        } catch (MailUnavailable | NoticeBusy later) {
          failure = later;
        }
      } else if (isCalledForOnce(owed) && isDueInAMoment(owed)) {
        failure = new NoticeAhead();
      }
    }
    if (failure != null) {
      throw failure;
    }
    return new Answer(sent, remindAt);
  }

  /** Whether the mail was handed over; not if it never will be. */
  private boolean hand(Claim claim, NoticeRecord record, LambdaLogger log) {
    OwedNotice owed = record.owed();
    if (!notices.beginAttempt(claim.id(), owed, clock.instant())) {
      throw new NoticeBusy();
    }
    NoticeFacts facts = new NoticeFacts(claim);
    boolean toLead = owed.kind().recipient() == NoticeKind.Recipient.LEAD;
    Language language = toLead ? Language.EN : facts.partnerContact().noticeLanguage();
    String address = toLead ? lead : Objects.requireNonNull(facts.partnerContact().email());
    try {
      String messageId =
          mailer.send(claim.id(), owed, address, renderer.render(facts.of(owed), language));
      notices.handedOver(claim.id(), owed, messageId, clock.instant());
      return true;
    } catch (MailRefused refused) {
      giveUp(claim.id(), owed, refused.errorCode(), log);
      return false;
    } catch (MailUnavailable unavailable) {
      if (hasFailedForTooLong(record)) {
        giveUp(claim.id(), owed, unavailable.errorCode(), log);
        return false;
      }
      notices.attemptFailed(claim.id(), owed, unavailable.errorCode());
      throw unavailable;
    }
  }

  /** Recorded, and logged in words that an alarm listens to. */
  private void giveUp(String claimId, OwedNotice owed, String error, LambdaLogger log) {
    notices.gaveUp(claimId, owed, error, clock.instant());
    log.log("a notice was given up: %s of %s, %s".formatted(owed.kind(), claimId, error));
  }

  private boolean hasFailedForTooLong(NoticeRecord record) {
    Instant first = record.firstAttemptAt();
    return first != null && !clock.instant().isBefore(first.plus(GIVES_UP_AFTER));
  }

  private boolean isDue(OwedNotice owed) {
    return !clock.instant().isBefore(owed.notBefore());
  }

  private boolean isDueInAMoment(OwedNotice owed) {
    return !isDue(owed) && !clock.instant().isBefore(owed.notBefore().minus(MOMENT));
  }

  /** Whether the workflow waits for its time once: a call that comes early must not be the last. */
  private static boolean isCalledForOnce(OwedNotice owed) {
    return owed.kind() == NoticeKind.ANSWER_REMINDER || owed.kind() == NoticeKind.DISPUTE_REMINDER;
  }

  /**
   * Owes the next reminders of a held window, which partner and lead get again and again, and says
   * when the first of them is due; null when the window is not held.
   */
  private @Nullable Instant remindAgain(Claim claim, List<NoticeRecord> records) {
    return Stream.of(NoticeKind.WINDOW_HELD, NoticeKind.WINDOW_HELD_LEAD)
        .flatMap(
            kind ->
                records.stream()
                    .map(NoticeRecord::owed)
                    .filter(owed -> owed.kind() == kind && !owed.isOvertakenBy(claim))
                    .max(Comparator.comparingInt(OwedNotice::occurrence))
                    .stream())
        .map(latest -> isDue(latest) ? owe(claim, again(latest)) : latest)
        .map(OwedNotice::notBefore)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private OwedNotice owe(Claim claim, OwedNotice reminder) {
    notices.owe(claim.id(), reminder);
    return reminder;
  }

  /** A reminder that comes late does not make the next one come at once. */
  private OwedNotice again(OwedNotice owed) {
    Instant regular =
        programme.calendar().after(owed.notBefore(), ClaimDecider.HELD_REMINDER_EVERY);
    Instant now = clock.instant();
    return new OwedNotice(
        owed.sequence(),
        owed.kind(),
        owed.occurrence() + 1,
        regular.isAfter(now)
            ? regular
            : programme.calendar().after(now, ClaimDecider.HELD_REMINDER_EVERY));
  }
}
