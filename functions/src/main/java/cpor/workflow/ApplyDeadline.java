package cpor.workflow;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDecider;
import cpor.claim.Decision;
import cpor.claim.NoticeKind;
import cpor.claim.Refusal;
import cpor.claim.Stage;
import cpor.claim.StageClock;
import cpor.cloud.AwsCloud;
import cpor.cloud.Cloud;
import cpor.programme.Programme;
import cpor.store.ClaimStore;
import cpor.store.Commit;
import cpor.store.NoticeRecord;
import cpor.store.NoticeRecords;
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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Lets the domain decide about a stage whose time seems to have come. */
public final class ApplyDeadline implements RequestStreamHandler {

  private final JsonType<Request> requests;
  private final JsonType<Answer> answers;
  private final Clock clock;
  private final ClaimDecider decider;
  private final ClaimStore claims;
  private final NoticeRecords notices;
  private final Transactions transactions;

  public ApplyDeadline() {
    this(new AwsCloud());
  }

  public ApplyDeadline(Cloud cloud) {
    Jsonb json = Jsonb.builder().build();
    requests = json.type(Request.class);
    answers = json.type(Answer.class);
    clock = cloud.clock();
    Programme programme = Programme.from(cloud);
    decider = programme.decider();
    DynamoDbClient dynamoDb = cloud.dynamoDb();
    String table = cloud.variable("CLAIMS_TABLE");
    claims = new ClaimStore(dynamoDb, table, programme.retention());
    notices = new NoticeRecords(dynamoDb, table);
    transactions = new Transactions(claims);
  }

  /** The stage that the execution waited in. */
  @Json
  public record Request(String claimId, int stageSequence) {}

  /**
   * What the execution does next.
   *
   * @param lookAgainAt set unless the claim has moved
   */
  @Json
  public record Answer(Outcome outcome, @Nullable Instant lookAgainAt) {}

  /** What became of the deadline. */
  public enum Outcome {
    /** The stage has ended, by this deadline or otherwise. */
    MOVED,
    NOT_YET,
    /** Recorded; the lead is to be told. */
    OVERDUE
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    Request request = requests.fromJson(input);
    answers.toJson(transactions.carryOut(() -> decide(request)), output);
  }

  private Transactions.Step<Answer> decide(Request request) {
    Claim claim = claims.find(request.claimId()).orElse(null);
    if (claim == null) {
      return Transactions.done(new Answer(Outcome.MOVED, null));
    }
    Instant now = clock.instant();
    Optional<NoticeRecord> consentNotice = consentNotice(claim);
    ClaimCommand command =
        new ClaimCommand.ApplyDeadline(
            now,
            request.stageSequence(),
            consentNotice.map(NoticeRecord::isUndelivered).orElse(false));
    return switch (decider.decide(claim, command)) {
      case Decision.Refused(Refusal refusal) -> Transactions.done(answer(refusal));
      case Decision.Accepted accepted -> {
        Commit commit = Commit.of(claim, accepted.events(), command.by(), now);
        Commit guarded =
            consentNotice
                .map(read -> commit.beside(notices.unchanged(claim.id(), read)))
                .orElse(commit);
        yield Transactions.write(guarded, answer(commit));
      }
    };
  }

  /** A bounce that is reported at this very moment has to count. */
  private Optional<NoticeRecord> consentNotice(Claim claim) {
    return claim.stage() instanceof Stage.ConsentWindow
        ? notices.find(
            claim.id(),
            Objects.requireNonNull(claim.consent()).noticeSequence(),
            NoticeKind.CONSENT_REQUEST)
        : Optional.empty();
  }

  private static Answer answer(Refusal refusal) {
    return refusal instanceof Refusal.TooEarly tooEarly
        ? new Answer(Outcome.NOT_YET, tooEarly.lookAgainAt())
        : new Answer(Outcome.MOVED, null);
  }

  private static Answer answer(Commit commit) {
    StageClock clock = commit.after().clock();
    return clock.whenMissed() == StageClock.WhenMissed.ESCALATES
        ? new Answer(Outcome.OVERDUE, clock.wakeAt())
        : new Answer(Outcome.MOVED, null);
  }
}
