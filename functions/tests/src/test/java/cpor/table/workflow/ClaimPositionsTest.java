package cpor.table.workflow;

import static cpor.story.ClaimScenario.MONDAY;
import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Lives.aClaimInItsConsentWindow;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aClaimWhoseDisputePeriodPassed;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aHeldClaim;
import static cpor.story.Lives.aRejectedClaim;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Lives.anApprovedClaim;
import static cpor.story.Lives.anAssociatedClaim;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Claim;
import cpor.claim.ClaimChange;
import cpor.claim.StageName;
import cpor.cloud.Tables;
import cpor.story.ClaimScenario;
import cpor.table.Table;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.CommitResult;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimPositionsTest {

  private final Table table = Tables.table();
  private final ClaimStore store = new ClaimStore(table, Period.ofYears(7));
  private final ClaimPositions positions = new ClaimPositions(table);

  @Test
  void openClaimsComeByTheTimeTheyShouldWakeAndBeforeThemThoseThatNothingWakes() {
    aDraft().as("draft").in(table);
    aClaimInItsConsentWindow().as("window").in(table);
    aClaimUnderReview().as("review").in(table);
    aRejectedClaim().as("rejected").in(table);
    aClaimWhoseDisputePeriodPassed().as("closed").in(table);
    anAssociatedClaim().as("associated").in(table);
    anApprovedClaim().as("asked").in(table);
    aHeldClaim().as("held").in(table);
    aSubmittedClaim().as("overdue").at("2026-12-07T10:00").and(theDeadlineIsApplied()).in(table);

    assertThat(open())
        .extracting(ClaimPosition::claimId)
        .containsExactly(
            "held", "overdue", "asked", "associated", "review", "window", "closed", "rejected");
  }

  @Test
  void anIndexSaysOfAClaimWhatTheTableSays() {
    aHeldClaim().as("held").in(table);

    ClaimPosition held = open().getFirst();

    assertThat(positions.find("held")).contains(held);
    assertThat(held.stage()).isEqualTo(StageName.CONSENT_WINDOW);
    assertThat(held.isOpen()).isTrue();
    assertThat(held.wakeAt()).isNull();
    assertThat(held.window()).isEqualTo(ClaimPosition.Window.HELD);
    assertThat(held.submittedAt()).isEqualTo(MONDAY);
    assertThat(held.lifecycle()).isEqualTo(1);
  }

  @Test
  void aClaimThatNeedsNobodyIsNotOpen() {
    aDraft().as("draft").in(table);

    assertThat(found("draft").isOpen()).isFalse();
    assertThat(found("draft").lifecycle()).isZero();
    assertThat(positions.find("nobody's")).isEmpty();
  }

  @Test
  void aFinalClaimIsOpenUntilItsExecutionHasEnded() {
    aClaimWhoseDisputePeriodPassed().as("closed").in(table);

    assertThat(found("closed").isOpen()).isTrue();
    assertThat(positions.release(found("closed"))).isTrue();
    assertThat(found("closed").isOpen()).isFalse();
  }

  @Test
  void theNextExecutionIsAskedForWithoutChangingTheClaimAsShown() {
    Claim before = aSubmittedClaim().in(table).claim();

    assertThat(positions.raiseLifecycle(found("claim-1"))).isTrue();

    assertThat(found("claim-1").lifecycle()).isEqualTo(2);
    Claim after = store.find("claim-1").orElseThrow();
    assertThat(after.counters().lifecycle()).isEqualTo(2);
    assertThat(after)
        .usingRecursiveComparison()
        .ignoringFields("counters.lifecycle")
        .isEqualTo(before);
  }

  @Test
  void theNextExecutionIsAskedForOnce() {
    aSubmittedClaim().in(table);
    ClaimPosition seen = found("claim-1");

    assertThat(positions.raiseLifecycle(seen)).isTrue();
    assertThat(positions.raiseLifecycle(seen)).isFalse();
    assertThat(found("claim-1").lifecycle()).isEqualTo(2);
  }

  @Test
  void noExecutionIsAskedForWhenTheClaimHasMoved() {
    ClaimScenario claim = aSubmittedClaim().in(table);
    ClaimPosition seen = found("claim-1");
    Claim moved = claim.and(REVIEWER.startsTheReview()).claim();

    assertThat(positions.raiseLifecycle(seen)).isFalse();
    assertThat(store.find("claim-1")).contains(moved);
  }

  /** Its lifecycle would fall back, and the end of an association would start no execution. */
  @Test
  void whatWasDecidedBeforeAnExecutionWasAskedForIsNotWritten() {
    ClaimScenario claim = aSubmittedClaim().in(table);
    ClaimChange late = claim.deciding(PARTNER.comments());
    assertThat(positions.raiseLifecycle(found("claim-1"))).isTrue();

    assertThat(store.commit(late, List.of())).isEqualTo(new CommitResult.Stale());

    assertThat(store.commit(claim.deciding(PARTNER.comments()), List.of()))
        .isEqualTo(new CommitResult.Committed());
    assertThat(found("claim-1").lifecycle()).isEqualTo(2);
  }

  @Test
  void aClaimThatWasAnnouncedLeavesTheOpenOnesAndIsTheSameOtherwise() {
    Claim before = anAssociatedClaim().in(table).claim();
    ClaimPosition seen = found("claim-1");

    assertThat(positions.release(seen)).isTrue();

    assertThat(open()).isEmpty();
    assertThat(found("claim-1").isOpen()).isFalse();
    assertThat(store.find("claim-1")).contains(before);
  }

  @Test
  void aClaimThatHasMovedStaysAmongTheOpenOnes() {
    ClaimScenario claim = anAssociatedClaim().in(table);
    ClaimPosition seen = found("claim-1");
    claim.and(PARTNER.withdraws());

    assertThat(positions.release(seen)).isFalse();
    assertThat(open()).hasSize(1);
  }

  private ClaimPosition found(String claimId) {
    return positions.find(claimId).orElseThrow();
  }

  private List<ClaimPosition> open() {
    return positions.open().toList();
  }
}
