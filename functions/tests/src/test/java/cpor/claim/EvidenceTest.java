package cpor.claim;

import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aRejectedClaim;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Person.PARTNER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.story.ClaimScenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceTest {

  @Test
  void anUploadedDocumentMayBeRemovedBeforeSubmission() {
    aDraft()
        .when(PARTNER.removes("sow"))
        .thenHappened("EvidenceRemoved")
        .then(claim -> assertThat(claim.evidence("sow")).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(names = {"SUBMITTED", "PARTNER_ACTION_REQUIRED", "DISPUTE_PERIOD"})
  void anUploadedDocumentStaysAfterSubmission(Situation situation) {
    ClaimScenario claim = situation.claim().when(PARTNER.removes("sow"));

    assertThat(claim.refusal(Refusal.NotAllowedNow.class).detail())
        .contains("only before the claim is submitted");
    assertThat(claim.claim().evidence("sow")).isPresent();
  }

  @ParameterizedTest
  @EnumSource(names = {"SUBMITTED", "PARTNER_ACTION_REQUIRED", "DISPUTE_PERIOD"})
  void aDocumentThatIsNotUploadedYetMayBeRemoved(Situation situation) {
    situation
        .claim()
        .when(PARTNER.removes("scan"))
        .thenHappened("EvidenceRemoved")
        .then(claim -> assertThat(claim.evidence("scan")).isEmpty());
  }

  @Test
  void confirmingTwiceIsConfirmingOnce() {
    aDraft().when(PARTNER.confirms("scan")).thenHappened("EvidenceConfirmed");
    aDraft().and(PARTNER.confirms("scan")).when(PARTNER.confirms("scan")).thenNothingHappened();
  }

  @Test
  void aDocumentThatIsNotThereIsUnknown() {
    aDraft().when(PARTNER.confirms("other")).thenRefused(new Refusal.UnknownEvidence());
    aSubmittedClaim().when(PARTNER.removes("other")).thenRefused(new Refusal.UnknownEvidence());
  }

  @Test
  void aClaimHasTwentyDocumentsAtMost() {
    ClaimScenario claim = aDraft();
    for (int i = 3; i <= 20; i++) {
      claim.and(PARTNER.declares("document-" + i));
    }

    claim.when(PARTNER.declares("document-21")).thenInvalid("");
    assertThat(Permissions.granted(claim.claim(), PARTNER.actor()))
        .doesNotContain(Action.ADD_EVIDENCE);
    claim.and(PARTNER.confirms("scan"));
    claim.and(PARTNER.removes("document-20")).and(PARTNER.declares("document-21"));
    claim.and(PARTNER.removes("document-19"));
    assertThat(Permissions.granted(claim.claim(), PARTNER.actor())).contains(Action.ADD_EVIDENCE);
  }

  @Test
  void addingItMovesNoClaim() {
    aRejectedClaim()
        .when(PARTNER.declares("more"))
        .thenHappened("EvidenceAdded")
        .thenStage(StageName.DISPUTE_PERIOD)
        .thenDue("2026-12-23T10:00");
  }
}
