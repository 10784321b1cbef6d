package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimView;
import cpor.acceptance.client.Command;
import cpor.acceptance.client.Document;
import cpor.acceptance.client.Partner;
import cpor.acceptance.client.Reviewer;
import cpor.acceptance.world.SentMail;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A rejection may be disputed, once; what follows the dispute is final. */
@ExtendWith(ScenarioExtension.class)
class DisputeTest {

  private final Scenario scenario;
  private final Partner partner;
  private final Reviewer reviewer;
  private final Reviewer anotherReviewer;

  DisputeTest(Scenario scenario) {
    this.scenario = scenario;
    this.partner = scenario.partner();
    this.reviewer = scenario.reviewer();
    this.anotherReviewer = scenario.anotherReviewer();
  }

  @Test
  @AlsoOnLocalStack("a stage that is entered again")
  void aDisputeIsWon() {
    Claim claim = scenario.rejectedClaim();

    ClaimView disputed = partner.disputes(claim);
    assertThat(disputed.stage()).isEqualTo("UNDER_REVIEW");
    assertThat(disputed.at("/dispute").asBoolean()).isTrue();
    assertThat(disputed.at("/decisionDueAt").isNull()).isTrue();
    ClaimView won = anotherReviewer.approves(claim);

    assertThat(won.stage()).isEqualTo("CONSENT_WINDOW");
    assertThat(won.at("/rejection").isNull()).isTrue();
    assertThat(scenario.subjectsTo(claim.partnerAddress()))
        .containsExactly(
            "Claim submitted: " + claim.customerName(),
            "Claim rejected: " + claim.customerName(),
            "Dispute decided: claim approved, " + claim.customerName());
    scenario.passDeadlineOf(claim);
    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  @Test
  @AlsoOnLocalStack("an execution ends with its claim")
  void aDisputeIsRefusedByAnotherReviewerAndThatIsFinal() {
    Claim claim = scenario.disputedClaim();

    anotherReviewer.rejects(claim);

    isClosed(claim);
    SentMail decided = scenario.mailsTo(claim.partnerAddress()).getLast();
    assertThat(decided.subject())
        .isEqualTo("Dispute decided: claim stays rejected, " + claim.customerName());
    assertThat(decided.text()).contains("final").contains("No customer signature.");
    assertThat(scenario.mailsTo(claim.customerAddress())).isEmpty();
  }

  @Test
  void theReviewerWhoseRejectionIsDisputedDecidesNothingMore() {
    Claim claim = scenario.disputedClaim();

    for (Command decision :
        new Command[] {Command.approve(), Command.reject("Still no.", "POE_INSUFFICIENT")}) {
      assertThat(
              reviewer
                  .tries(claim, decision)
                  .refused(409, "another-reviewer-needed")
                  .allowedActions())
          .containsExactlyInAnyOrder("comment", "request-action");
    }

    assertThat(partner.reads(claim).stage()).isEqualTo("UNDER_REVIEW");
  }

  @Test
  void aRejectionThatNoReviewerDecidedMayBeJudgedByAnyReviewer() {
    Claim claim = scenario.claimWithOpenRequest();
    scenario.passDeadlineOf(claim);
    partner.disputes(claim);

    assertThat(reviewer.approves(claim).stage()).isEqualTo("CONSENT_WINDOW");
  }

  @Test
  void aDisputeNeedsAJustificationOrANewDocument() {
    Claim claim = scenario.rejectedClaim();

    partner.tries(claim, Command.dispute()).refused(422, "invalid");
    assertThat(partner.reads(claim).stage()).isEqualTo("DISPUTE_PERIOD");
    partner.uploads(claim, Document.pdf());

    assertThat(partner.caller().does(claim, Command.dispute()).stage()).isEqualTo("UNDER_REVIEW");
    assertThat(partner.eventTypes(claim)).endsWith("EvidenceConfirmed", "ClaimDisputed");
  }

  @Test
  void thePartnerIsAskedForMoreAtMostOnceInADispute() {
    Claim claim = scenario.disputedClaim();
    anotherReviewer.asksForMore(claim);
    partner.resubmits(claim, "Here.");

    anotherReviewer
        .tries(claim, Command.requestAction("And more.", "OTHER"))
        .refused(409, "not-allowed-now");
  }

  @Test
  void anUndisputedRejectionClosesAfterThirtyDaysAndAReminder() {
    Claim claim = scenario.rejectedClaim();
    ClaimView rejected = partner.reads(claim);
    assertThat(Duration.between(rejected.time("/rejection/at"), rejected.dueAt()))
        .isBetween(Duration.ofDays(30).minusHours(1), Duration.ofDays(30).plusHours(1));
    assertThat(rejected.time("/rejection/disputeUntil")).isEqualTo(rejected.dueAt());
    scenario.world().passTo(rejected.dueAt().minusSeconds(1));
    assertThat(partner.reads(claim).stage()).isEqualTo("DISPUTE_PERIOD");

    scenario.world().passTo(rejected.dueAt());

    isClosed(claim);
    assertThat(partner.eventTypes(claim)).endsWith("ClaimClosed");
    assertThat(scenario.subjectsTo(claim.partnerAddress()))
        .containsExactly(
            "Claim submitted: " + claim.customerName(),
            "Claim rejected: " + claim.customerName(),
            "Reminder: the dispute period ends, claim for " + claim.customerName());
    assertThat(scenario.mailsTo(claim.partnerAddress()).getLast().at())
        .isBetween(
            rejected.dueAt().minus(Duration.ofHours(121)),
            rejected.dueAt().minus(Duration.ofHours(119)));
    partner.tries(claim, Command.dispute("Too late.")).refused(409, "not-allowed-now");
  }

  @Test
  @AlsoOnLocalStack("a deadline that escalates in a dispute")
  void anOverdueDisputeEscalatesAndStaysOpen() {
    Claim claim = scenario.disputedClaim();

    scenario.passDeadlineOf(claim);

    assertThat(partner.reads(claim).stage()).isEqualTo("UNDER_REVIEW");
    assertThat(partner.eventTypes(claim))
        .endsWith("ReviewOverdue")
        .doesNotContain("DecisionOverdue");
  }

  @Test
  @AlsoOnLocalStack("a deadline in a dispute")
  void afterADisputeSilenceIsAFinalRejection() {
    Claim claim = scenario.disputedClaim();
    anotherReviewer.asksForMore(claim);

    scenario.passDeadlineOf(claim);

    isClosed(claim);
    assertThat(partner.reads(claim).texts("/rejection/reasons"))
        .containsExactly("NO_PARTNER_RESPONSE");
    lastMailSaysFinal(claim);
  }

  @Test
  void afterADisputeADeclineIsFinal() {
    Claim claim = scenario.disputedClaim();
    anotherReviewer.approves(claim);

    scenario.consentLink(claim).declines("No.").succeeded();

    isClosed(claim);
    assertThat(partner.reads(claim).texts("/rejection/reasons"))
        .containsExactly("CUSTOMER_DECLINED");
    lastMailSaysFinal(claim);
  }

  @Test
  void afterADisputeAWithdrawalIsFinalWhateverTheStage() {
    withdrawalIsFinal(scenario.disputedClaim());

    Claim asked = scenario.disputedClaim();
    anotherReviewer.asksForMore(asked);
    withdrawalIsFinal(asked);

    Claim approved = scenario.disputedClaim();
    anotherReviewer.approves(approved);
    withdrawalIsFinal(approved);
  }

  private void withdrawalIsFinal(Claim claim) {
    partner.withdraws(claim);
    isClosed(claim);
    lastMailSaysFinal(claim);
  }

  @Test
  void aCustomerThatDeclinedBeforeIsToldSoWhenItIsAskedAgain() {
    Claim claim = scenario.approvedClaim();
    scenario.consentLink(claim).declines("We did it alone.").succeeded();
    partner.disputes(claim);
    anotherReviewer.approves(claim);

    assertThat(scenario.consentNotices(claim.customerAddress())).hasSize(2);
    assertThat(scenario.consentNotice(claim).text()).contains("You declined this claim on");
    assertThat(scenario.consentLink(claim).opens().with(200).body())
        .contains("You declined this claim on");
    scenario.passDeadlineOf(claim);
    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  private void isClosed(Claim claim) {
    ClaimView closed = partner.reads(claim);
    assertThat(closed.status()).isEqualTo("REJECTED");
    assertThat(closed.stage()).isEqualTo("CLOSED");
    assertThat(closed.at("/deadline").isNull()).isTrue();
    assertThat(closed.at("/rejection/disputeUntil").isNull()).isTrue();
    assertThat(closed.allowedActions()).isEmpty();
  }

  private void lastMailSaysFinal(Claim claim) {
    SentMail last = scenario.mailsTo(claim.partnerAddress()).getLast();
    assertThat(last.subject()).isEqualTo("Claim rejected: " + claim.customerName());
    assertThat(last.text()).contains("This rejection is final");
  }
}
