package cpor.statemachine;

import static cpor.statemachine.ClaimLife.START;
import static cpor.statemachine.ClaimLife.json;
import static cpor.statemachine.ClaimLife.path;
import static cpor.statemachine.FakeService.failing;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.notice.MailUnavailable;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

class EndOfLifeTest {
  private final ClaimLife life = new ClaimLife();

  @Test
  void theProgrammesAreToldThatTheClaimIsAssociated() {
    life.approved();
    life.passes(StoredClaim.CONSENT);

    assertThat(life.bus().calls()).hasSize(1);
    assertThat(life.bus().calls().getFirst().arguments())
        .isEqualTo(
            json(
                """
                {"Entries": [{"EventBusName": "ClaimEventBus", "Source": "cpor.claims",
                  "DetailType": "ClaimAssociated",
                  "Detail": {"schemaVersion": 1, "claimId": "%s"}}]}
                """
                    .formatted(StoredClaim.ID)));
  }

  @Test
  void anEntryThatTheBusDidNotTakeIsSentAgain() {
    life.approved();
    Instant windowEnd = life.claim().wakeAt();
    life.bus().until(windowEnd.plus(Duration.ofHours(6)), failing("EventBridge.FailedEntry"));
    life.comes(windowEnd);
    assertThat(life.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
    life.passes(Duration.ofHours(7));

    assertThat(life.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(life.bus().calls()).hasSizeGreaterThan(20);
  }

  @Test
  void aBusThatTakesNothingFailsTheExecutionVisibly() {
    life.approved();
    life.bus().until(Instant.MAX, failing("EventBridge.FailedEntry"));
    life.passes(StoredClaim.CONSENT.plusDays(2));

    assertThat(life.execution().error()).contains("EventBridge.FailedEntry");
  }

  @Test
  void aWithdrawalAfterAssociationIsToldInALifecycleOfItsOwn() {
    life.approved();
    life.passes(StoredClaim.CONSENT);
    life.claim().withdrawAfterAssociation();
    Execution second = life.start();

    assertThat(second.name()).isEqualTo(StoredClaim.ID + "-r2");
    assertThat(path(second)).containsExactly("SendAssociationEnded", "SendNoticeOfEnd");
    assertThat(life.bus().calls().getLast().arguments().at("/Entries/0/DetailType").asText())
        .isEqualTo("ClaimAssociationEnded");
    assertThat(second.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void anExecutionThatWaitsIsSupersededByTheNextLifecycle() {
    Execution first = life.submitted();
    life.claim().beginLifecycle();
    Execution second = life.start();
    life.comes(life.claim().wakeAt());
    life.passes(Duration.ofHours(25));

    assertThat(path(first)).containsExactly("Submitted", "Superseded");
    assertThat(first.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(second.status()).isEqualTo(ExecutionStatus.RUNNING);
    life.happens(life.claim()::startReview);
    assertThat(path(second)).endsWith("UnderReview");
  }

  @Test
  void anExecutionThatStartsLateIsSupersededAtOnce() {
    life.claim().submit();
    Execution late = startedBefore(life.claim()::beginLifecycle);

    assertThat(path(late)).containsExactly("Superseded");
    assertThat(life.sendNotice().calls()).isEmpty();
  }

  private Execution startedBefore(Runnable event) {
    life.reads().next(FakeService.after(event));
    return life.start();
  }

  @Test
  void anExecutionThatStartsLateBeginsWhereTheClaimIs() {
    life.claim().submit();
    life.claim().startReview();
    life.claim().approve();

    assertThat(path(life.start())).containsExactly("AskCustomer", "ConsentWindow");
  }

  @Test
  void aClaimThatIsGoneFailsTheExecutionVisibly() {
    Execution execution = life.submitted();
    life.table().loseClaim();
    life.ring(life.table().doorbell().orElseThrow());

    assertThat(execution.error()).contains("UnknownStage");
  }

  @Test
  void aClaimInAStageWithoutAWorkflowFailsTheExecutionVisibly() {
    assertThat(life.start().error()).contains("UnknownStage");
  }

  @Test
  void aLastNoticeThatFailsForGoodDoesNotFailTheExecution() {
    Execution execution = life.underReview();
    life.sendNotice().until(Instant.MAX, failing(MailUnavailable.class.getName()));
    life.happens(life.claim()::close);
    life.passes(Duration.ofDays(2));

    assertThat(path(execution)).endsWith("SendNoticeOfEnd", "EndNoticeNotSent");
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void aTableThatCannotBeReadIsReadAgain() {
    life.reads().until(START.plus(Duration.ofHours(4)), failing("DynamoDb.SdkClientException"));
    Execution execution = life.submitted();
    life.passes(Duration.ofHours(5));

    assertThat(path(execution)).containsExactly("Submitted");
  }
}
