package cpor.claim;

import static cpor.story.Happening.theCustomerDeclines;
import static cpor.story.Happening.theDeadlineIsApplied;
import static cpor.story.Happening.theNoticeFails;
import static cpor.story.Happening.theNoticeIsHandedOver;
import static cpor.story.Lives.aClaimInItsConsentWindow;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aClaimWaitingForThePartner;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Lives.anApprovedClaim;
import static cpor.story.Lives.anAssociatedClaim;
import static cpor.story.Person.OTHER_REVIEWER;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Stage.HeldReason;
import cpor.story.Act;
import cpor.story.ClaimScenario;
import cpor.story.Lives;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClaimCountersTest {

  @Nested
  class TheVersion {
    @Test
    void changesWhenTheClaimAsShownChanges() {
      versionMovesBy(1, aDraft(), PARTNER.edits(claim -> claim.partnerId("7654321")));
      versionMovesBy(1, aDraft(), PARTNER.declares("more"));
      versionMovesBy(1, aDraft(), PARTNER.confirms("scan"));
      versionMovesBy(1, aDraft(), PARTNER.removes("scan"));
      versionMovesBy(1, aDraft(), PARTNER.submits());
      versionMovesBy(2, aDraft(), PARTNER.submits("scan"));
      versionMovesBy(1, anApprovedClaim(), theNoticeIsHandedOver());
      versionMovesBy(1, anApprovedClaim(), theNoticeFails(HeldReason.BOUNCED));
      versionMovesBy(1, aClaimInItsConsentWindow(), PARTNER.resendsTheNotice());
    }

    @Test
    void staysWhenSomebodyComments() {
      versionMovesBy(0, aDraft(), PARTNER.comments());
      versionMovesBy(0, aClaimUnderReview(), REVIEWER.comments());
      versionMovesBy(0, aClaimWaitingForThePartner(), PARTNER.comments());
    }

    @Test
    void staysWhenADeadlineIsOverdue() {
      versionMovesBy(0, aSubmittedClaim().atItsDeadline(), theDeadlineIsApplied());
      versionMovesBy(0, aClaimUnderReview().at("2026-12-07T10:00"), theDeadlineIsApplied());
    }

    private static void versionMovesBy(int steps, ClaimScenario claim, Act act) {
      claim.at(claim.now().plusSeconds(1));
      int version = claim.claim().version();
      Instant updatedAt = claim.claim().times().updatedAt();

      claim.and(act);

      assertThat(claim.claim().version()).isEqualTo(version + steps);
      assertThat(claim.claim().times().updatedAt()).isEqualTo(steps == 0 ? updatedAt : claim.now());
    }
  }

  @Nested
  class TheStageSequence {
    @Test
    void countsEachTimeTheWorkflowHasToLookAgain() {
      ClaimScenario claim = aDraft();

      sequenceIs(claim, 0, 0);
      sequenceIs(claim.and(PARTNER.submits()), 1, 1);
      sequenceIs(claim.and(REVIEWER.startsTheReview()), 2, 2);
      sequenceIs(claim.and(REVIEWER.requestsAction()), 3, 3);
      sequenceIs(claim.and(PARTNER.resubmits("Here.")), 4, 4);
      sequenceIs(claim.and(REVIEWER.approves()), 5, 5);
      sequenceIs(claim.and(theNoticeIsHandedOver()), 5, 5);
      sequenceIs(claim.and(PARTNER.resendsTheNotice()), 6, 5);
      sequenceIs(claim.and(theNoticeFails(HeldReason.REFUSED)), 7, 5);
      sequenceIs(claim.and(PARTNER.correctsTheContact("adam.kun@contoso.hu")), 8, 5);
      sequenceIs(claim.and(theCustomerDeclines()), 9, 9);
      sequenceIs(claim.and(PARTNER.disputes("A mistake.")), 10, 10);
      sequenceIs(claim.and(OTHER_REVIEWER.rejects()), 11, 11);
    }

    @Test
    void staysWhenNothingIsThereForTheWorkflowToDo() {
      ClaimScenario claim = aClaimWaitingForThePartner();

      claim.and(
          PARTNER.comments(),
          REVIEWER.comments(),
          PARTNER.edits(details -> details.partnerId("7654321")),
          PARTNER.confirms("scan"));

      sequenceIs(claim, 3, 3);
    }

    @Test
    void staysWhenADeadlineIsOverdue() {
      sequenceIs(aSubmittedClaim().atItsDeadline().and(theDeadlineIsApplied()), 1, 1);
    }

    private static void sequenceIs(ClaimScenario claim, int sequence, int entered) {
      assertThat(claim.claim().stageSequence()).isEqualTo(sequence);
      assertThat(claim.claim().counters().stageEnteredSequence()).isEqualTo(entered);
    }
  }

  @Nested
  class TheLifecycle {
    @Test
    void beginsWithTheSubmissionAndAgainWhenAnAssociationEnds() {
      assertThat(aDraft().claim().counters().lifecycle()).isZero();
      assertThat(aSubmittedClaim().claim().counters().lifecycle()).isEqualTo(1);
      assertThat(anAssociatedClaim().claim().counters().lifecycle()).isEqualTo(1);
      assertThat(anAssociatedClaim().and(PARTNER.withdraws()).claim().counters().lifecycle())
          .isEqualTo(2);
    }

    @Test
    void staysThroughADispute() {
      assertThat(Lives.aClaimWhoseDisputeWasRefused().claim().counters().lifecycle()).isEqualTo(1);
    }
  }
}
