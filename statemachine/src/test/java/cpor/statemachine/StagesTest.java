package cpor.statemachine;

import static cpor.statemachine.ClaimLife.path;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.StageName;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import stepfunctions.history.Execution;
import stepfunctions.history.ExecutionStatus;

class StagesTest {
  private final ClaimLife life = new ClaimLife();

  @Test
  void silenceIsConsent() {
    Execution execution = life.approved();
    life.passes(StoredClaim.CONSENT);

    assertThat(path(execution))
        .containsExactly(
            "Submitted",
            "UnderReview",
            "AskCustomer",
            "ConsentWindow",
            "SendForIncentiveEvaluation",
            "SendNoticeOfEnd");
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(life.claim().stage()).isEqualTo(StageName.ASSOCIATED);
  }

  @Test
  void aPartnerThatAnswersIsReviewedAgainWithAFreshDeadline() {
    Execution execution = life.underReview();
    life.passes(Duration.ofDays(1));
    life.happens(life.claim()::requestAction);
    life.passes(Duration.ofDays(1));
    life.happens(life.claim()::resubmit);

    assertThat(path(execution))
        .containsExactly("Submitted", "UnderReview", "PartnerActionRequired", "UnderReview");
    life.passes(StoredClaim.REVIEW.minusSeconds(1));
    assertThat(life.applyDeadline().calls()).isEmpty();
    life.passes(Duration.ofSeconds(1));
    assertThat(life.claim().timesOverdue()).isEqualTo(1);
  }

  @Test
  void aSilentPartnerIsRejectedAndInTheEndTheClaimIsClosed() {
    Execution execution = life.underReview();
    life.happens(life.claim()::requestAction);
    life.passes(StoredClaim.ANSWER);
    assertThat(life.claim().stage()).isEqualTo(StageName.DISPUTE_PERIOD);
    life.passes(StoredClaim.DISPUTE);

    assertThat(path(execution))
        .containsExactly(
            "Submitted",
            "UnderReview",
            "PartnerActionRequired",
            "DisputePeriod",
            "SendNoticeOfEnd");
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(life.bus().calls()).isEmpty();
  }

  @Test
  void aDisputeIsReviewedAndItsRefusalClosesTheClaim() {
    Execution execution = life.underReview();
    life.happens(life.claim()::reject);
    life.happens(life.claim()::dispute);
    life.happens(life.claim()::close);

    assertThat(path(execution))
        .containsExactly(
            "Submitted", "UnderReview", "DisputePeriod", "UnderReview", "SendNoticeOfEnd");
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void aDisputeThatIsWonAsksTheCustomer() {
    Execution execution = life.underReview();
    life.happens(life.claim()::reject);
    life.happens(life.claim()::dispute);
    life.happens(life.claim()::approve);

    assertThat(path(execution))
        .containsExactly(
            "Submitted",
            "UnderReview",
            "DisputePeriod",
            "UnderReview",
            "AskCustomer",
            "ConsentWindow");
  }

  @ParameterizedTest
  @EnumSource(
      value = StageName.class,
      mode = Mode.EXCLUDE,
      names = {"EDITING", "ASSOCIATED", "DISPUTE_PERIOD", "CLOSED"})
  void aWithdrawalOrDeclineOpensTheDisputePeriodAtOnce(StageName stage) {
    Execution execution = in(stage);
    life.happens(life.claim()::reject);

    assertThat(path(execution)).endsWith("DisputePeriod");
    life.passes(StoredClaim.DISPUTE.minusSeconds(1));
    assertThat(life.claim().stage()).isEqualTo(StageName.DISPUTE_PERIOD);
  }

  @ParameterizedTest
  @EnumSource(
      value = StageName.class,
      mode = Mode.EXCLUDE,
      names = {"EDITING", "ASSOCIATED", "DISPUTE_PERIOD", "CLOSED"})
  void onceTheDisputeWasUsedARejectionEndsTheExecution(StageName stage) {
    Execution execution = in(stage);
    life.happens(life.claim()::close);

    assertThat(path(execution)).endsWith("SendNoticeOfEnd");
    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  private Execution in(StageName stage) {
    return switch (stage) {
      case SUBMITTED -> life.submitted();
      case UNDER_REVIEW -> life.underReview();
      case PARTNER_ACTION_REQUIRED -> {
        Execution execution = life.underReview();
        life.happens(life.claim()::requestAction);
        yield execution;
      }
      case CONSENT_WINDOW -> life.approved();
      case EDITING, ASSOCIATED, DISPUTE_PERIOD, CLOSED ->
          throw new IllegalArgumentException(stage.name());
    };
  }
}
