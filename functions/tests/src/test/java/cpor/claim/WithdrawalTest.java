package cpor.claim;

import static cpor.claim.Rejection.RejectionReason.PARTNER_REQUEST;
import static cpor.claim.StageName.CLOSED;
import static cpor.claim.StageName.DISPUTE_PERIOD;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.anAssociatedClaim;
import static cpor.story.Person.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Rejection.WithdrawalReason;
import cpor.story.ClaimScenario;
import cpor.story.Lives;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WithdrawalTest {

  @ParameterizedTest
  @EnumSource(
      names = {
        "SUBMITTED",
        "UNDER_REVIEW",
        "PARTNER_ACTION_REQUIRED",
        "WINDOW_PENDING",
        "WINDOW_OPEN",
        "WINDOW_HELD",
        "WINDOW_OPEN_FIVE_NOTICES"
      })
  void beforeAssociationRejectsTheClaimAtThePartnersRequest(Situation situation) {
    ClaimScenario withdrawn =
        situation
            .claim()
            .when(PARTNER.withdraws("We filed it twice."))
            .thenHappened("ClaimWithdrawn")
            .thenStage(DISPUTE_PERIOD)
            .thenRejectedFor(PARTNER_REQUEST)
            .thenDue("2026-12-23T10:00");

    assertThat(withdrawn.rejection().withdrawalReason()).isEqualTo(WithdrawalReason.OTHER);
    assertThat(withdrawn.rejection().comment()).isEqualTo("We filed it twice.");
    assertThat(withdrawn.rejection().rejectedBy()).isNull();
  }

  @Test
  void afterAssociationClosesTheClaimAndBeginsTheLifecycleThatTellsTheProgrammes() {
    ClaimScenario associated = anAssociatedClaim();
    int lifecycle = associated.claim().counters().lifecycle();

    associated
        .when(PARTNER.withdraws())
        .thenHappened("ClaimWithdrawn")
        .thenStage(CLOSED)
        .thenRejectedFor(PARTNER_REQUEST)
        .thenNoClockRuns()
        .then(
            claim -> {
              assertThat(claim.stage()).isEqualTo(new Stage.Closed(associated.now(), true));
              assertThat(claim.counters().lifecycle()).isEqualTo(lifecycle + 1);
              assertThat(claim.status()).isEqualTo(ClaimStatus.REJECTED);
            });
  }

  @Test
  void leavesNoHeldWindowBehind() {
    assertThat(Lives.aHeldClaim().and(PARTNER.withdraws()).claim().heldReason()).isEmpty();
  }

  @Test
  void isNothingForADraftWhichIsDiscarded() {
    aDraft()
        .when(PARTNER.withdraws())
        .thenNotAllowedNow(
            Action.EDIT, Action.DISCARD, Action.ADD_EVIDENCE, Action.SUBMIT, Action.COMMENT);
  }
}
