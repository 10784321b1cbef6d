package cpor.claim;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Claim.Counters;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Stage.WindowState;
import java.util.Objects;
import java.util.stream.Stream;

/** What is true of every claim at every moment of its life. */
final class PossibleClaim {

  private final Claim claim;

  private PossibleClaim(Claim claim) {
    this.claim = claim;
  }

  static void assertPossible(Claim claim) {
    PossibleClaim possible = new PossibleClaim(claim);
    possible.isSubmittedUnlessEditing();
    possible.hasWhatItsStatusSays();
    possible.hasItsConsentInStepWithItsWindow();
    possible.hasAtMostOneDispute();
    possible.hasTimesOfWholeSeconds();
    possible.countsInStep();
  }

  /** What may never run backwards from one moment to the next. */
  static void assertMayFollow(Claim before, Claim after) {
    Counters earlier = before.counters();
    Counters later = after.counters();
    assertThat(later.events()).isGreaterThanOrEqualTo(earlier.events());
    assertThat(later.version()).isBetween(earlier.version(), later.events());
    assertThat(later.stageSequence()).isGreaterThanOrEqualTo(earlier.stageSequence());
    assertThat(later.stageEnteredSequence()).isGreaterThanOrEqualTo(earlier.stageEnteredSequence());
    assertThat(later.lifecycle()).isGreaterThanOrEqualTo(earlier.lifecycle());
    assertThat(after.times().updatedAt()).isAfterOrEqualTo(before.times().updatedAt());
    if (before.stage() instanceof Stage.Closed || before.discardedAt() != null) {
      assertThat(after).as("what is over stays as it is").isEqualTo(before);
    }
    if (before.stage().name() != after.stage().name()) {
      assertThat(later.stageEnteredSequence()).isGreaterThan(earlier.stageEnteredSequence());
    }
  }

  private void isSubmittedUnlessEditing() {
    boolean submitted = claim.stage().name() != StageName.EDITING;
    assertThat(claim.wasSubmitted()).isEqualTo(submitted);
    assertThat(claim.periods() != null).isEqualTo(submitted);
    assertThat(claim.counters().lifecycle() > 0).isEqualTo(submitted);
    if (submitted) {
      assertThat(claim.discardedAt()).isNull();
      assertThat(Completeness.faults(claim.details())).isEmpty();
      assertThat(claim.evidence()).anyMatch(Evidence::uploaded);
    }
    assertThat(EditRules.faults(claim.details())).isEmpty();
    assertThat(claim.evidence()).hasSizeLessThanOrEqualTo(20);
  }

  private void hasWhatItsStatusSays() {
    switch (claim.status()) {
      case EDITING, SUBMITTED -> {
        assertThat(claim.rejection()).isNull();
        assertThat(claim.consent()).isNull();
      }
      case UNDER_REVIEW, PARTNER_ACTION_REQUIRED ->
          assertThat(claim.rejection() != null)
              .as("only a disputed claim was rejected before")
              .isEqualTo(claim.dispute() != null);
      case APPROVED -> {
        assertThat(claim.rejection()).isNull();
        assertThat(claim.consent()).isNotNull();
      }
      case REJECTED -> assertThat(claim.rejection()).isNotNull();
    }
    if (claim.stage() instanceof Stage.Closed closed && closed.associationEnded()) {
      Rejection rejection = Objects.requireNonNull(claim.rejection());
      assertThat(rejection.reasons()).containsExactly(RejectionReason.PARTNER_REQUEST);
      assertThat(claim.counters().lifecycle()).isEqualTo(2);
    }
  }

  private void hasItsConsentInStepWithItsWindow() {
    Consent consent = claim.consent();
    if (consent == null) {
      return;
    }
    assertThat(consent.notices()).isBetween(1, 11);
    assertThat(consent.noticeSequence()).isLessThanOrEqualTo(claim.stageSequence());
    if (claim.stage() instanceof Stage.ConsentWindow(WindowState window)) {
      assertThat(consent.noticeSentAt() == null && claim.heldReason().isEmpty())
          .isEqualTo(window instanceof WindowState.NoticePending);
      assertThat(claim.windowEndsAt().isPresent()).isEqualTo(window instanceof WindowState.Open);
      assertThat(claim.heldReason().isPresent()).isEqualTo(window instanceof WindowState.Held);
    } else {
      assertThat(claim.heldReason()).isEmpty();
    }
  }

  private void hasAtMostOneDispute() {
    boolean disputed = claim.dispute() != null;
    if (claim.stage() instanceof Stage.DisputePeriod) {
      assertThat(disputed).as("after a used dispute every rejection is final").isFalse();
    }
    if (claim.stage() instanceof Stage.ReviewersTurn) {
      assertThat(claim.decisionDueAt().isEmpty())
          .as("in a dispute only the review's own deadline counts")
          .isEqualTo(disputed);
    } else {
      assertThat(claim.decisionDueAt()).isEmpty();
    }
  }

  private void hasTimesOfWholeSeconds() {
    StageClock clock = claim.clock();
    Stream.of(clock.dueAt(), clock.remindAt(), claim.decisionDueAt().orElse(null))
        .filter(Objects::nonNull)
        .forEach(time -> assertThat(time).isEqualTo(time.truncatedTo(SECONDS)));
    if (clock.remindAt() != null) {
      assertThat(clock.remindAt()).isBefore(clock.dueAt());
    }
  }

  private void countsInStep() {
    Counters counters = claim.counters();
    assertThat(counters.version()).isBetween(1, counters.events());
    assertThat(counters.stageEnteredSequence()).isBetween(0, counters.stageSequence());
    assertThat(counters.lifecycle()).isBetween(0, 2);
  }
}
