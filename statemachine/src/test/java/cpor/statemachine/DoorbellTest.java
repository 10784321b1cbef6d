package cpor.statemachine;

import static cpor.statemachine.ClaimLife.START;
import static cpor.statemachine.ClaimLife.path;
import static cpor.statemachine.FakeService.after;
import static cpor.statemachine.FakeService.failing;
import static cpor.statemachine.FakeService.heldUp;
import static cpor.statemachine.FakeService.losingTheAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.table.workflow.Doorbell;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

class DoorbellTest {
  private static final String CANCELLED = "DynamoDb.TransactionCanceledException";
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final ClaimLife life = new ClaimLife();

  @Test
  void aRingMovesTheExecutionOnAtOnce() {
    Execution execution = life.submitted();
    life.passes(Duration.ofHours(1));
    life.happens(life.claim()::startReview);

    assertThat(path(execution)).containsExactly("Submitted", "UnderReview");
    assertThat(life.now()).isEqualTo(START.plus(Duration.ofHours(1)));
  }

  @Test
  void itHangsThereWithTheSequenceAndTheLifecycleThatWereRead() {
    life.underReview();

    assertThat(life.table().doorbell()).map(Doorbell::stageSequence).contains(2);
    JsonNode item = life.doorbells().calls().getLast().arguments().at("/TransactItems/1/Put/Item");
    assertThat(item.at("/pk/S").asText()).isEqualTo("CLAIM#" + StoredClaim.ID);
    assertThat(item.at("/sk/S").asText()).isEqualTo("DOORBELL");
    assertThat(item.at("/schemaVersion/N").asText()).isEqualTo("1");
    assertThat(item.at("/lifecycle/N").asText()).isEqualTo("1");
  }

  @Test
  void rungBeforeItWasHungUpTheMoveIsFoundByTheCondition() {
    life.doorbells().next(after(() -> life.happens(life.claim()::startReview)));
    Execution execution = life.submitted();
    life.passes(LONGEST_PAUSE);

    assertThat(path(execution)).containsExactly("Submitted", "UnderReview");
  }

  @Test
  void aClaimThatMovesTwiceBeforeItIsHungUpIsReadAsItIsInTheEnd() {
    life.doorbells()
        .next(
            after(
                () -> {
                  life.claim().startReview();
                  life.claim().approve();
                }));
    Execution execution = life.submitted();
    life.passes(LONGEST_PAUSE);

    assertThat(path(execution)).containsExactly("Submitted", "AskCustomer", "ConsentWindow");
  }

  @Test
  void rungTwiceItMovesTheExecutionOnce() {
    Execution execution = life.submitted();
    Doorbell doorbell = life.table().doorbell().orElseThrow();
    life.claim().startReview();
    life.ring(doorbell);
    life.ring(doorbell);

    assertThat(path(execution)).containsExactly("Submitted", "UnderReview");
  }

  @Test
  void aRingWithoutAMoveCostsAReading() {
    Execution execution = life.submitted();
    life.ring(life.table().doorbell().orElseThrow());

    assertThat(path(execution)).containsExactly("Submitted", "Submitted");
    assertThat(life.claim().stageSequence()).isEqualTo(1);
  }

  @Test
  void neverRungTheClockFindsTheMove() {
    Execution execution = life.submitted();
    Instant reviewStartDue = life.claim().wakeAt();
    life.passes(Duration.ofHours(1));
    life.claim().startReview();
    life.comes(reviewStartDue);

    assertThat(path(execution)).containsExactly("Submitted", "UnderReview");
    assertThat(life.claim().timesOverdue()).isZero();
  }

  @Test
  void neverRungWhileTheClockFailsItsTimeOutFindsTheMove() {
    Execution execution = life.submitted();
    Instant reviewStartDue = life.claim().wakeAt();
    life.applyDeadline().until(Instant.MAX, failing("Lambda.ServiceException"));
    life.claim().startReview();
    life.comes(reviewStartDue.plus(Duration.ofDays(1)));
    assertThat(path(execution)).containsExactly("Submitted");
    life.passes(Duration.ofHours(1));

    assertThat(path(execution)).containsExactly("Submitted", "UnderReview");
  }

  @Test
  void neverRungWhileAClaimIsOverdueItsTimeOutFindsTheMoveWithinAMonth() {
    Execution execution = life.overdue();
    life.claim().startReview();
    life.passes(Duration.ofDays(30));

    assertThat(path(execution)).containsSequence("Overdue", "UnderReview");
  }

  @Test
  void aClaimThatMovedBeforeItWasFoundOverdueIsReadAgain() {
    Execution execution = life.submitted();
    life.comes(life.claim().wakeAt());
    life.doorbells().next(after(() -> life.happens(life.claim()::startReview)));
    life.comes(life.claim().wakeAt());
    life.passes(LONGEST_PAUSE);

    assertThat(path(execution)).endsWith("Overdue", "UnderReview");
  }

  @Test
  void aConflictIsTriedOnceMore() {
    life.doorbells().next(failing(CANCELLED));
    Execution execution = life.submitted();
    life.passes(LONGEST_PAUSE);

    assertThat(life.doorbells().calls()).hasSize(2);
    assertThat(life.table().doorbell()).isPresent();
    assertThat(path(execution)).containsExactly("Submitted");
  }

  @Test
  void aConflictThatLastsBeginsWithAReadingAgain() {
    life.doorbells().next(failing(CANCELLED), failing(CANCELLED));
    Execution execution = life.submitted();
    life.passes(LONGEST_PAUSE);

    assertThat(life.doorbells().calls()).hasSize(3);
    assertThat(life.table().doorbell()).isPresent();
    assertThat(path(execution)).containsExactly("Submitted", "Submitted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DynamoDb.ProvisionedThroughputExceededException",
        "DynamoDb.RequestLimitExceededException",
        "DynamoDb.InternalServerErrorException",
        "DynamoDb.DynamoDbException",
        "DynamoDb.SdkClientException"
      })
  void aTableInTroubleIsTriedAgainUntilItWorks(String error) {
    life.doorbells().until(START.plus(Duration.ofHours(2)), failing(error));
    Execution execution = life.submitted();
    life.passes(Duration.ofHours(3));

    assertThat(life.table().doorbell()).isPresent();
    assertThat(path(execution)).containsExactly("Submitted");
    assertThat(execution.status()).isEqualTo(ExecutionStatus.RUNNING);
  }

  @Test
  void aTableThatTakesNoDoorbellForDaysFailsTheExecutionVisibly() {
    life.doorbells().until(Instant.MAX, failing("DynamoDb.InternalServerErrorException"));
    Execution execution = life.submitted();
    life.passes(Duration.ofDays(2));

    assertThat(execution.error()).contains("DynamoDb.InternalServerErrorException");
  }

  @Test
  void whatIsTriedAgainForALostAnswerHangsInThePlaceOfTheFirst() {
    life.doorbells().next(losingTheAnswer("DynamoDb.SdkClientException"));
    Execution execution = life.submitted();
    life.passes(LONGEST_PAUSE);
    life.happens(life.claim()::startReview);

    assertThat(life.doorbells().calls()).hasSize(3);
    assertThat(path(execution)).containsExactly("Submitted", "UnderReview");
  }

  @Test
  void aWriteThatComesLateLeavesTheDoorbellOfALaterWait() {
    CompletableFuture<?> late = new CompletableFuture<>();
    life.doorbells().next(heldUp(late));
    Execution execution = life.submitted();
    life.comes(life.claim().wakeAt());
    Doorbell ofTheLaterWait = life.table().doorbell().orElseThrow();
    late.complete(null);

    assertThat(path(execution)).containsExactly("Submitted", "Submitted");
    assertThat(life.table().doorbell()).contains(ofTheLaterWait);
  }

  @Test
  void anExecutionThatWasTakenOverHangsUpNoDoorbell() {
    life.doorbells().next(after(life.claim()::beginLifecycle));
    Execution execution = life.submitted();
    life.passes(LONGEST_PAUSE);

    assertThat(life.table().doorbell()).isEmpty();
    assertThat(path(execution)).containsExactly("Submitted", "Superseded");
  }
}
