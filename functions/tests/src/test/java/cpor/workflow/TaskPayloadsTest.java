package cpor.workflow;

import static cpor.story.Lives.aRejectedClaim;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Lives.anApprovedClaim;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.NoticeKind;
import cpor.claim.Stage;
import cpor.claim.StageName;
import cpor.cloud.FakeCloud;
import cpor.handler.ApplyDeadline;
import cpor.handler.AskCustomer;
import cpor.handler.SendNotice;
import cpor.story.ClaimScenario;
import org.junit.jupiter.api.Test;

/**
 * Executions live for months with the definition they were started with, so a function meets
 * payloads of definitions that are older or newer than itself: what it does not know it passes
 * over.
 */
class TaskPayloadsTest {

  private final FakeCloud cloud = new FakeCloud();

  @Test
  void ofApplyDeadline() {
    ClaimScenario claim = aRejectedClaim().in(cloud);
    claim.atItsDeadline();

    cloud.invoke(new ApplyDeadline(cloud), payload(claim));

    claim.thenStage(StageName.CLOSED);
  }

  @Test
  void ofAskCustomer() {
    ClaimScenario claim = anApprovedClaim().in(cloud);

    cloud.invoke(new AskCustomer(cloud), payload(claim));

    assertThat(((Stage.ConsentWindow) claim.claim().stage()).window())
        .isInstanceOf(Stage.WindowState.Open.class);
  }

  @Test
  void ofSendNotice() {
    ClaimScenario claim = aSubmittedClaim().in(cloud);

    cloud.invoke(new SendNotice(cloud), payload(claim));

    assertThat(claim.notice(claim.stageSequence(), NoticeKind.SUBMITTED).isSettled()).isTrue();
  }

  private static String payload(ClaimScenario claim) {
    return """
    {"ofAnotherDefinition": {"deep": [1, null]}, "claimId": "%s", "stageSequence": %d, "new": "x"}
    """
        .formatted(ClaimScenario.ID, claim.stageSequence());
  }
}
