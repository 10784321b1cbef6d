package cpor.table.workflow;

import static cpor.table.LivedClaim.MONDAY;
import static cpor.table.LivedClaim.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.claim.Claim;
import cpor.claim.ClaimChange;
import cpor.claim.ClaimCommand;
import cpor.claim.StageName;
import cpor.table.LivedClaim;
import cpor.table.LocalDynamoDb;
import cpor.table.Page;
import cpor.table.Table;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.CommitResult;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimPositionsTest {

  private final String table = LocalDynamoDb.newTable();
  private final ClaimStore store =
      new ClaimStore(new Table(LocalDynamoDb.client(), table), Period.ofYears(7));
  private final ClaimPositions positions =
      new ClaimPositions(new Table(LocalDynamoDb.client(), table));

  @Test
  void openClaimsComeByTheTimeTheyShouldWake() {
    draft("draft");
    draft("window").inItsConsentWindow();
    draft("review").underReview();
    draft("rejected").rejected();
    draft("closed").closed();
    draft("associated").associated();
    draft("asked").approved();

    assertThat(open())
        .extracting(ClaimPosition::claimId)
        .containsExactly("asked", "review", "window", "rejected");
  }

  @Test
  void anIndexSaysOfAClaimWhatTheTableSays() {
    draft("held").held();

    ClaimPosition held = open().getFirst();

    assertThat(positions.find("held")).contains(held);
    assertThat(held.stage()).isEqualTo(StageName.CONSENT_WINDOW);
    assertThat(held.windowHeld()).isTrue();
    assertThat(held.submittedAt()).isEqualTo(MONDAY);
    assertThat(held.lifecycle()).isEqualTo(1);
  }

  @Test
  void aClaimThatNeedsNobodyIsNotOpen() {
    draft("draft");
    draft("associated").associated();

    assertThat(found("draft").isOpen()).isFalse();
    assertThat(found("draft").lifecycle()).isZero();
    assertThat(found("associated").isOpen()).isFalse();
    assertThat(positions.find("nobody's")).isEmpty();
    assertThatThrownBy(() -> ClaimPositions.cursor(found("draft")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theNextExecutionIsAskedForWithoutChangingTheClaimAsShown() {
    Claim before = draft("claim-1").submitted().claim();

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
    draft("claim-1").submitted();
    ClaimPosition seen = found("claim-1");

    assertThat(positions.raiseLifecycle(seen)).isTrue();
    assertThat(positions.raiseLifecycle(seen)).isFalse();
    assertThat(found("claim-1").lifecycle()).isEqualTo(2);
  }

  @Test
  void noExecutionIsAskedForWhenTheClaimHasMoved() {
    LivedClaim claim = draft("claim-1").submitted();
    ClaimPosition seen = found("claim-1");
    claim.does(new ClaimCommand.StartReview(LivedClaim.REVIEWER, MONDAY));

    assertThat(positions.raiseLifecycle(seen)).isFalse();
    assertThat(store.find("claim-1")).contains(claim.claim());
  }

  /** Its lifecycle would fall back, and the end of an association would start no execution. */
  @Test
  void whatWasDecidedBeforeAnExecutionWasAskedForIsNotWritten() {
    LivedClaim claim = draft("claim-1").submitted();
    ClaimChange late = claim.deciding(new ClaimCommand.Comment(PARTNER, MONDAY, "Any news?"));
    assertThat(positions.raiseLifecycle(found("claim-1"))).isTrue();

    assertThat(store.commit(late, List.of())).isEqualTo(new CommitResult.Stale());

    assertThat(
            store.commit(
                claim.reread().deciding(new ClaimCommand.Comment(PARTNER, MONDAY, "Any news?")),
                List.of()))
        .isEqualTo(new CommitResult.Committed());
    assertThat(found("claim-1").lifecycle()).isEqualTo(2);
  }

  private LivedClaim draft(String id) {
    return LivedClaim.draft(store, id);
  }

  private ClaimPosition found(String claimId) {
    return positions.find(claimId).orElseThrow();
  }

  /** One by one, so that each page goes on after the one before. */
  private List<ClaimPosition> open() {
    List<ClaimPosition> all = new ArrayList<>();
    @Nullable String after = null;
    do {
      Page<ClaimPosition> page = positions.open(1, after);
      all.addAll(page.items());
      page.items()
          .forEach(claim -> assertThat(page.next()).isIn(ClaimPositions.cursor(claim), null));
      after = page.next();
    } while (after != null);
    return all;
  }
}
