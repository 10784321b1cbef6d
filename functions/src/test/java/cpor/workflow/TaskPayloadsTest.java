package cpor.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.NoticeKind;
import cpor.claim.Stage;
import cpor.claim.StageName;
import cpor.cloud.FakeCloud;
import cpor.handler.ApplyDeadline;
import cpor.handler.AskCustomer;
import cpor.handler.SendNotice;
import cpor.story.StoredClaim;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Executions live for months with the definition they were started with, so a function meets
 * payloads of definitions that are older or newer than itself: what it does not know it passes
 * over.
 */
class TaskPayloadsTest {

  private final FakeCloud cloud = new FakeCloud();

  @AfterEach
  void endTheCloud() {
    cloud.close();
  }

  @Test
  void ofApplyDeadline() {
    StoredClaim claim = StoredClaim.rejected(cloud);
    cloud.clock().set(Objects.requireNonNull(claim.now().clock().dueAt()));

    cloud.invoke(new ApplyDeadline(cloud), payload(claim));

    assertThat(claim.now().stage().name()).isEqualTo(StageName.CLOSED);
  }

  @Test
  void ofAskCustomer() {
    StoredClaim claim = StoredClaim.approved(cloud);

    cloud.invoke(new AskCustomer(cloud), payload(claim));

    assertThat(((Stage.ConsentWindow) claim.now().stage()).window())
        .isInstanceOf(Stage.WindowState.Open.class);
  }

  @Test
  void ofSendNotice() {
    StoredClaim claim = StoredClaim.submitted(cloud);

    cloud.invoke(new SendNotice(cloud), payload(claim));

    assertThat(claim.notice(claim.sequence(), NoticeKind.SUBMITTED).isSettled()).isTrue();
  }

  private static String payload(StoredClaim claim) {
    return """
    {"ofAnotherDefinition": {"deep": [1, null]}, "claimId": "%s", "stageSequence": %d, "new": "x"}
    """
        .formatted(StoredClaim.ID, claim.sequence());
  }
}
