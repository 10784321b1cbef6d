package cpor.change;

import static cpor.story.ClaimScenario.MONDAY;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.claim.Claim;
import cpor.claim.ClaimChange;
import cpor.claim.ClaimCommand;
import cpor.claim.Refusal;
import cpor.claim.StageName;
import cpor.cloud.FakeCloud;
import cpor.story.ClaimScenario;
import cpor.table.Keys;
import cpor.table.Table;
import cpor.table.Write;
import cpor.table.claims.ClaimReading;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.CommitResult;
import cpor.table.claims.IdempotencyKey;
import cpor.table.claims.IdempotencyRecords;
import cpor.table.claims.StoredAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What the table in memory never does on its own, conflicts and throttling, is put in its way. */
class ChangesTest {

  private static final IdempotencyKey KEY = new IdempotencyKey("org-17", "key-1", "print");
  private static final StoredAnswer ANSWER = new StoredAnswer("print", 201, Map.of(), "{}");

  private final FakeCloud cloud = new FakeCloud();
  private final Table table = new Table(cloud.dynamoDb(), cloud.table());
  private final ClaimStore store = new ClaimStore(table, Period.ofYears(7));
  private final Changes changes = new Changes(ClaimScenario.USUAL_RULES, store, cloud);
  private final ClaimScenario claim = aSubmittedClaim().in(cloud);
  private final Claim before = claim.claim();
  private int attempts;

  @ParameterizedTest
  @ValueSource(
      strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
  void whatMayPassIsTriedAgain(String reason) {
    for (int i = 0; i < 4; i++) {
      cancelled("None", reason);
    }

    assertThat(changes.change("claim-1", this::comment)).isInstanceOf(Outcome.Changed.class);

    assertThat(attempts).isEqualTo(5);
    assertThat(store.comments("claim-1", 25, null).items()).hasSize(1);
  }

  @Test
  void whoIsTooLateFiveTimesGivesUpAndHasWrittenNothing() {
    for (int i = 0; i < 5; i++) {
      cancelled("TransactionConflict");
    }

    assertThatThrownBy(() -> changes.change("claim-1", this::comment))
        .isInstanceOf(ClaimContended.class);

    assertThat(attempts).isEqualTo(5);
    assertThat(store.find("claim-1")).contains(before);
  }

  @Test
  void everyAttemptDecidesOnTheClaimAsItIsThen() {
    cloud
        .dynamoDb()
        .before(TransactWriteItemsRequest.class, () -> claim.and(REVIEWER.startsTheReview()));

    Outcome outcome = changes.change("claim-1", this::comment);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Changed.class,
            changed ->
                assertThat(changed.change().after().stage().name())
                    .isEqualTo(StageName.UNDER_REVIEW));
    assertThat(store.find("claim-1").orElseThrow().stage().name())
        .isEqualTo(StageName.UNDER_REVIEW);
  }

  @Test
  void whatTheRulesRefuseIsNotWritten() {
    Outcome outcome =
        changes.change("claim-1", current -> new Proposal(PARTNER.discards().on(current, MONDAY)));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.claim()).isEqualTo(before);
              assertThat(refused.refusal()).isInstanceOf(Refusal.NotAllowedNow.class);
            });
    assertThat(store.find("claim-1")).contains(before);
  }

  @Test
  void aClaimThatIsNotThereIsNotChanged() {
    assertThat(changes.change("claim-2", this::comment)).isEqualTo(new Outcome.NoClaim());
  }

  @Test
  void whatIsWrittenBesideMayPreventIt() {
    Write never = new Write.CheckItem(Keys.claim("claim-2"), "attribute_exists(pk)");

    Outcome outcome = changes.change("claim-1", _ -> new Proposal(aComment(), never));

    assertThat(outcome).isEqualTo(new Outcome.Prevented());
    assertThat(store.find("claim-1")).contains(before);
  }

  @Test
  void aTwinThatHasJustWonAnswersForBoth() {
    cloud.dynamoDb().before(TransactWriteItemsRequest.class, this::theTwinWins);

    StoredAnswer late = new StoredAnswer("print", 409, Map.of(), "too late");

    assertThat(changes.writeOnce(theChange(), KEY, late, MONDAY))
        .isEqualTo(new Changes.Once.AnsweredBefore(ANSWER));
    assertThat(store.comments("claim-1", 25, null).items()).hasSize(1);
  }

  @Test
  void aKeptAnswerThatHasExpiredCountsForNobody() {
    theTwinWins();
    Instant aDayLater = MONDAY.plus(Duration.ofDays(1));

    assertThat(changes.writeOnce(theChange(), KEY, ANSWER, aDayLater))
        .isEqualTo(new Changes.Once.Written());
    assertThat(store.comments("claim-1", 25, null).items()).hasSize(2);
  }

  @Test
  void aClaimThatHasMovedIsReadAgainWhateverElseWasInTheWay() {
    cancelled("ConditionalCheckFailed", "TransactionConflict");

    assertThat(store.commit(theChange(), List.of())).isEqualTo(new CommitResult.Stale());
  }

  @Test
  void aTransactionThatCanNeverSucceedIsAFault() {
    cancelled("None", "ValidationError");

    assertThatThrownBy(() -> changes.change("claim-1", this::comment))
        .isInstanceOf(TransactionCanceledException.class);
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void whoIsStoppedWhileWaitingForAnotherTrySaysSo() {
    cloud
        .dynamoDb()
        .before(
            TransactWriteItemsRequest.class,
            () -> {
              Thread.currentThread().interrupt();
              throw cancellation("TransactionConflict");
            });

    assertThatThrownBy(() -> changes.change("claim-1", this::comment))
        .isInstanceOf(ClaimContended.class);

    assertThat(Thread.interrupted()).as("the interruption is passed on").isTrue();
  }

  @Test
  void aBatchThatIsAnsweredInPartsIsReadToItsEnd() {
    theTwinWins();
    AnswersHalf half = new AnswersHalf(cloud.undisturbedDynamoDb());

    ClaimReading reading =
        new ClaimStore(new Table(half, cloud.table()), Period.ofYears(7))
            .read("claim-1", KEY, MONDAY);

    assertThat(half.batches).isEqualTo(2);
    assertThat(reading.claim()).isEqualTo(store.find("claim-1").orElseThrow());
    assertThat(reading.answered()).isEqualTo(ANSWER);
  }

  /** Is throttled after the first key of a batch. */
  private static final class AnswersHalf implements DynamoDbClient {

    private final DynamoDbClient dynamoDb;
    private int batches;

    AnswersHalf(DynamoDbClient dynamoDb) {
      this.dynamoDb = dynamoDb;
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
      batches++;
      Map.Entry<String, KeysAndAttributes> wanted =
          request.requestItems().entrySet().iterator().next();
      KeysAndAttributes all = wanted.getValue();
      BatchGetItemResponse answered =
          dynamoDb.batchGetItem(
              first ->
                  first.requestItems(
                      Map.of(
                          wanted.getKey(), all.copy(keys -> keys.keys(all.keys().subList(0, 1))))));
      return all.keys().size() == 1
          ? answered
          : answered.copy(
              response ->
                  response.unprocessedKeys(
                      Map.of(
                          wanted.getKey(),
                          all.copy(rest -> rest.keys(all.keys().subList(1, all.keys().size()))))));
    }

    @Override
    public String serviceName() {
      return dynamoDb.serviceName();
    }

    @Override
    public void close() {}
  }

  private Proposal comment(Claim current) {
    attempts++;
    return new Proposal(aComment());
  }

  private static ClaimCommand aComment() {
    return new ClaimCommand.Comment(PARTNER.actor(), MONDAY, "See page 4.");
  }

  private ClaimChange theChange() {
    return claim.deciding(PARTNER.comments());
  }

  private void theTwinWins() {
    assertThat(store.commit(theChange(), List.of(IdempotencyRecords.keep(KEY, ANSWER, MONDAY))))
        .isEqualTo(new CommitResult.Committed());
  }

  /** The next transaction is cancelled for these reasons: the claim's comes first. */
  private void cancelled(String... codes) {
    cloud
        .dynamoDb()
        .before(
            TransactWriteItemsRequest.class,
            () -> {
              throw cancellation(codes);
            });
  }

  private static TransactionCanceledException cancellation(String... codes) {
    return TransactionCanceledException.builder()
        .cancellationReasons(
            Arrays.stream(codes)
                .map(code -> CancellationReason.builder().code(code).build())
                .toList())
        .build();
  }
}
