package cpor.notice;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDecider;
import cpor.claim.Decision;
import cpor.claim.HeldReason;
import cpor.claim.Language;
import cpor.claim.NoticeKind;
import cpor.claim.OwedNotice;
import cpor.claim.Stage;
import cpor.claim.Stage.WindowState;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.notice.mail.Mail;
import cpor.notice.mail.MailRenderer;
import cpor.programme.Programme;
import cpor.store.ClaimStore;
import cpor.store.Commit;
import cpor.store.ConsentLinks;
import cpor.store.NoticeRecords;
import cpor.store.TransactionPart;
import cpor.store.Transactions;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Asks the customer: makes the link, hands the mail over and opens the consent window. A crash in
 * between sends another mail with another link, and both links work.
 */
public final class AskCustomer implements RequestStreamHandler {

  private final JsonType<Request> requests;
  private final JsonType<Answer> answers;
  private final Clock clock;
  private final Programme programme;
  private final ClaimDecider decider;
  private final ClaimStore claims;
  private final ConsentLinks links;
  private final NoticeRecords notices;
  private final Transactions transactions;
  private final MailRenderer renderer;
  private final Mailer mailer;
  private final String consentUrl;

  public AskCustomer() {
    this(new AwsCloud());
  }

  public AskCustomer(Cloud cloud) {
    Jsonb json = Jsonb.builder().build();
    requests = json.type(Request.class);
    answers = json.type(Answer.class);
    clock = cloud.clock();
    programme = Programme.from(cloud);
    decider = programme.decider();
    DynamoDbClient dynamoDb = cloud.dynamoDb();
    String table = cloud.variable("CLAIMS_TABLE");
    claims = new ClaimStore(dynamoDb, table, programme.retention());
    links = new ConsentLinks(dynamoDb, table);
    notices = new NoticeRecords(dynamoDb, table);
    transactions = new Transactions(claims);
    renderer = new MailRenderer(programme.name(), cloud.variable("PORTAL_URL"), programme.zone());
    mailer = new Mailer(cloud, programme.name());
    consentUrl = cloud.variable("CONSENT_BASE_URL");
  }

  /** The consent notice to send. */
  @Json
  public record Request(String claimId, int stageSequence) {}

  /** When the window that was opened ends. */
  @Json
  public record Answer(Instant dueAt) {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Request request = requests.fromJson(input);
    Claim claim =
        claims
            .find(request.claimId())
            .filter(found -> found.stageSequence() == request.stageSequence())
            .orElseThrow(ClaimMoved::new);
    answers.toJson(new Answer(windowEnd(claim).orElseGet(() -> ask(claim))), output);
  }

  private Instant ask(Claim claim) {
    OwedNotice notice =
        notices
            .find(claim.id(), claim.stageSequence(), NoticeKind.CONSENT_REQUEST)
            .orElseThrow(ClaimMoved::new)
            .owed();
    if (!notices.beginAttempt(claim.id(), notice, clock.instant())) {
      throw new NoticeBusy();
    }
    String token = links.create(claim.id(), notice.sequence(), clock.instant());
    NoticeFacts facts = new NoticeFacts(claim);
    Language language = Objects.requireNonNull(facts.customerContact().language());
    Mail mail =
        renderer.render(
            facts.consentRequest(lastMoment(claim), consentUrl + "/consent/" + token), language);
    String address = Objects.requireNonNull(facts.customerContact().email());
    String messageId;
    try {
      messageId = mailer.send(claim.id(), notice, address, mail);
    } catch (MailRefused refused) {
      hold(claim.id(), notice, refused.errorCode());
      throw new ClaimMoved();
    } catch (MailUnavailable unavailable) {
      notices.attemptFailed(claim.id(), notice, unavailable.errorCode());
      throw unavailable;
    }
    return open(claim.id(), notice, messageId);
  }

  /** At least until then: the window itself opens when the mail was handed over. */
  private Instant lastMoment(Claim claim) {
    return programme
        .calendar()
        .after(clock.instant(), Objects.requireNonNull(claim.periods()).consentWindow());
  }

  /** The mail is out, and counts as handed over even if the claim has moved on meanwhile. */
  private Instant open(String claimId, OwedNotice notice, String messageId) {
    Instant now = clock.instant();
    Optional<Claim> opened =
        change(
            claimId,
            new ClaimCommand.OpenConsentWindow(now, notice.sequence()),
            notices.handedOverWith(claimId, notice, messageId, now));
    if (opened.isEmpty()) {
      notices.handedOver(claimId, notice, messageId, now);
    }
    return opened.flatMap(AskCustomer::windowEnd).orElseThrow(ClaimMoved::new);
  }

  private void hold(String claimId, OwedNotice notice, String error) {
    Instant now = clock.instant();
    Optional<Claim> held =
        change(
            claimId,
            new ClaimCommand.HoldConsentWindow(now, notice.sequence(), HeldReason.REFUSED),
            notices.gaveUpWith(claimId, notice, error, now));
    if (held.isEmpty()) {
      notices.gaveUp(claimId, notice, error, now);
    }
  }

  /** The claim as the command made it; empty when it has moved on, and nothing was written. */
  private Optional<Claim> change(String claimId, ClaimCommand command, TransactionPart beside) {
    return transactions.carryOut(
        () -> {
          Claim claim = claims.find(claimId).orElseThrow(ClaimMoved::new);
          return switch (decider.decide(claim, command)) {
            case Decision.Refused _ -> Transactions.done(Optional.empty());
            case Decision.Accepted accepted -> {
              Commit commit = Commit.of(claim, accepted.events(), command.by(), command.at());
              yield Transactions.write(commit.beside(beside), Optional.of(commit.after()));
            }
          };
        });
  }

  private static Optional<Instant> windowEnd(Claim claim) {
    return claim.stage() instanceof Stage.ConsentWindow(WindowState.Open open)
        ? Optional.of(open.end().dueAt())
        : Optional.empty();
  }
}
