package cpor.store;

import static cpor.store.LivedClaim.MONDAY;
import static cpor.store.LivedClaim.PARTNER;
import static cpor.store.LivedClaim.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.claim.ClaimCommand;
import cpor.claim.StageName;
import cpor.cloud.FakeCloud;
import java.time.Period;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
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

/** What DynamoDB Local never does on its own, conflicts and throttling, is put in its way. */
class TransactionsTest {

  private static final IdempotencyKey KEY = new IdempotencyKey("org-17", "key-1", "print");
  private static final StoredAnswer ANSWER = new StoredAnswer("print", 201, Map.of(), "{}");

  private final FakeCloud cloud = new FakeCloud();
  private final ClaimStore store =
      new ClaimStore(cloud.dynamoDb(), cloud.table(), Period.ofYears(7));
  private final Transactions transactions = new Transactions(store);
  private final IdempotencyRecords records =
      new IdempotencyRecords(cloud.dynamoDb(), cloud.table());
  private final LivedClaim claim =
      LivedClaim.draft(
              new ClaimStore(cloud.undisturbedDynamoDb(), cloud.table(), Period.ofYears(7)),
              "claim-1")
          .submitted();
  private int attempts;

  @AfterEach
  void closeCloud() {
    cloud.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
  void whatMayPassIsTriedAgain(String reason) {
    for (int i = 0; i < 4; i++) {
      cancelled("None", reason);
    }

    assertThat(transactions.carryOut(this::comment)).isEqualTo("written");

    assertThat(attempts).isEqualTo(5);
    assertThat(store.comments("claim-1", 25, null).items()).hasSize(1);
  }

  @Test
  void whoIsTooLateFiveTimesGivesUpAndHasWrittenNothing() {
    for (int i = 0; i < 5; i++) {
      cancelled("TransactionConflict");
    }

    assertThatThrownBy(() -> transactions.carryOut(this::comment))
        .isInstanceOf(StoreContended.class);

    assertThat(attempts).isEqualTo(5);
    assertThat(store.find("claim-1")).contains(claim.claim());
  }

  @Test
  void everyAttemptDecidesOnTheClaimAsItIsThen() {
    cloud
        .dynamoDb()
        .before(
            TransactWriteItemsRequest.class,
            () -> claim.does(new ClaimCommand.StartReview(REVIEWER, MONDAY)));

    StageName decidedIn =
        transactions.carryOut(
            () -> {
              claim.reread();
              return Transactions.write(
                  claim.deciding(new ClaimCommand.Comment(PARTNER, MONDAY, "See page 4.")),
                  claim.claim().stage().name());
            });

    assertThat(decidedIn).isEqualTo(StageName.UNDER_REVIEW);
    assertThat(store.find("claim-1").orElseThrow().stage().name())
        .isEqualTo(StageName.UNDER_REVIEW);
  }

  @Test
  void anAttemptThatHasNothingToWriteEndsIt() {
    assertThat(transactions.carryOut(() -> Transactions.done("nothing to do")))
        .isEqualTo("nothing to do");
  }

  @Test
  void aTwinThatHasJustWonAnswersForBoth() {
    cloud.dynamoDb().before(TransactWriteItemsRequest.class, this::theTwinWins);

    StoredAnswer late = new StoredAnswer("print", 409, Map.of(), "too late");
    StoredAnswer answer =
        transactions.carryOut(
            () ->
                new Transactions.Step.Write<>(
                    aComment().beside(records.keep(KEY, late, MONDAY)),
                    late,
                    refused -> IdempotencyRecords.answer(refused.found(), MONDAY)));

    assertThat(answer).isEqualTo(ANSWER);
    assertThat(store.comments("claim-1", 25, null).items()).hasSize(1);
  }

  @Test
  void aRefusedPartThatAnswersNothingIsTriedAgain() {
    cloud.dynamoDb().before(TransactWriteItemsRequest.class, this::theTwinWins);

    String answer =
        transactions.carryOut(
            () ->
                store.read("claim-1", KEY, MONDAY).answered() == null
                    ? Transactions.write(
                        aComment().beside(records.keep(KEY, ANSWER, MONDAY)), "written")
                    : Transactions.done("answered before"));

    assertThat(answer).isEqualTo("answered before");
  }

  @Test
  void aClaimThatHasMovedIsStaleWhateverElseWasInTheWay() {
    cancelled("ConditionalCheckFailed", "TransactionConflict");

    assertThat(store.commit(aComment())).isEqualTo(new CommitResult.Stale());
  }

  @Test
  void aTransactionThatCanNeverSucceedIsAFault() {
    cancelled("None", "ValidationError");

    assertThatThrownBy(() -> transactions.carryOut(this::comment))
        .isInstanceOf(TransactionCanceledException.class);
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void whoIsStoppedWhileWaitingForAnotherTrySaysSo() {
    cancelled("TransactionConflict");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> transactions.carryOut(this::comment))
        .isInstanceOf(StoreContended.class);

    assertThat(Thread.interrupted()).as("the interruption is passed on").isTrue();
  }

  @Test
  void aBatchThatIsAnsweredInPartsIsReadToItsEnd() {
    store.commit(aComment().beside(records.keep(KEY, ANSWER, MONDAY)));
    AnswersHalf half = new AnswersHalf(cloud.undisturbedDynamoDb());

    ClaimReading reading =
        new ClaimStore(half, cloud.table(), Period.ofYears(7)).read("claim-1", KEY, MONDAY);

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

  private Transactions.Step<String> comment() {
    attempts++;
    return Transactions.write(aComment(), "written");
  }

  private Commit aComment() {
    return claim.deciding(new ClaimCommand.Comment(PARTNER, MONDAY, "See page 4."));
  }

  private void theTwinWins() {
    Commit twin = aComment().beside(records.keep(KEY, ANSWER, MONDAY));
    assertThat(store.commit(twin)).isEqualTo(new CommitResult.Committed());
  }

  /** The next transaction is cancelled for these reasons: the claim's comes first. */
  private void cancelled(String... codes) {
    cloud
        .dynamoDb()
        .before(
            TransactWriteItemsRequest.class,
            () -> {
              throw TransactionCanceledException.builder()
                  .cancellationReasons(
                      Arrays.stream(codes)
                          .map(code -> CancellationReason.builder().code(code).build())
                          .toList())
                  .build();
            });
  }
}
