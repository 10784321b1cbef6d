package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimView;
import cpor.acceptance.client.Command;
import cpor.acceptance.client.Json;
import cpor.acceptance.client.Partner;
import cpor.acceptance.world.Announcement;
import cpor.acceptance.world.Execution;
import cpor.acceptance.world.SentMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A partner takes its claim back. */
@ExtendWith(ScenarioExtension.class)
class WithdrawalTest {

  private final Scenario scenario;
  private final Partner partner;

  WithdrawalTest(Scenario scenario) {
    this.scenario = scenario;
    this.partner = scenario.partner();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "SUBMITTED",
        "UNDER_REVIEW",
        "PARTNER_ACTION_REQUIRED",
        "CONSENT_WINDOW",
        "CONSENT_WINDOW_HELD"
      })
  @AlsoOnLocalStack("a ring ends the wait of each stage")
  void aWithdrawnClaimIsRejectedAtThePartnersRequest(Situation situation) {
    Claim claim = situation.claim(scenario);

    ClaimView withdrawn =
        partner.caller().does(claim, withdrawal("WRONG_PARTNER_ID", "It was our sister."));

    assertThat(withdrawn.status()).isEqualTo("REJECTED");
    assertThat(withdrawn.stage()).isEqualTo("DISPUTE_PERIOD");
    assertThat(withdrawn.texts("/rejection/reasons")).containsExactly("PARTNER_REQUEST");
    assertThat(withdrawn.text("/rejection/withdrawalReason")).isEqualTo("WRONG_PARTNER_ID");
    assertThat(withdrawn.text("/rejection/comment")).isEqualTo("It was our sister.");
    assertThat(partner.eventTypes(claim)).endsWith("ClaimWithdrawn");
    assertThat(partner.caller().conversation(claim).getLast().path("text").asText())
        .isEqualTo("It was our sister.");
    SentMail told = scenario.mailsTo(claim.partnerAddress()).getLast();
    assertThat(told.subject()).isEqualTo("Claim rejected: " + claim.customerName());
    assertThat(told.text()).contains("It was our sister.");
  }

  @Test
  void theCustomersLinkOfAWithdrawnClaimIsDead() {
    Claim claim = scenario.approvedClaim();
    partner.withdraws(claim);

    scenario.consentLink(claim).opens().with(404);
    scenario.consentLink(claim).declines("Me too.").with(404);

    assertThat(partner.reads(claim).texts("/rejection/reasons")).containsExactly("PARTNER_REQUEST");
  }

  @Test
  void aWithdrawalMayBeDisputed() {
    Claim claim = scenario.claimUnderReview();
    partner.withdraws(claim);

    assertThat(partner.disputes(claim).stage()).isEqualTo("UNDER_REVIEW");
    assertThat(scenario.reviewer().approves(claim).stage()).isEqualTo("CONSENT_WINDOW");
  }

  @Test
  @AlsoOnLocalStack("the bus hears of an end")
  void aWithdrawalAfterAssociationEndsItAndTheProgrammesAreTold() {
    Claim claim = scenario.associatedClaim();

    ClaimView ended = partner.caller().does(claim, withdrawal("NO_LONGER_ENGAGED", "We left."));

    assertThat(ended.status()).isEqualTo("REJECTED");
    assertThat(ended.stage()).isEqualTo("CLOSED");
    assertThat(ended.texts("/rejection/reasons")).containsExactly("PARTNER_REQUEST");
    assertThat(scenario.world().announcements(claim.id()))
        .extracting(Announcement::type)
        .containsExactly("ClaimAssociated", "ClaimAssociationEnded");
    assertThat(scenario.world().announcements(claim.id()))
        .extracting(announced -> announced.detail().path("eventId").asText())
        .doesNotHaveDuplicates();
    assertThat(scenario.world().executions(claim.id()))
        .extracting(Execution::name)
        .containsExactly(claim.id(), claim.id() + "-r2");
    assertThat(scenario.subjectsTo(claim.partnerAddress()))
        .containsExactly(
            "Claim submitted: " + claim.customerName(),
            "Claim approved: " + claim.customerName(),
            "Association confirmed: " + claim.customerName(),
            "Association ended: " + claim.customerName());
  }

  @Test
  void aWithdrawalNeedsAKnownReason() {
    Claim claim = partner.files();

    assertThat(partner.tries(claim, Command.withdraw("BORED")).refused(422, "invalid").errors())
        .containsOnlyKeys("/reason");
    assertThat(
            partner
                .tries(claim, new Command("withdraw", "POST", "/withdraw", Json.object()))
                .refused(422, "invalid")
                .errors())
        .containsOnlyKeys("/reason");
    assertThat(partner.reads(claim).stage()).isEqualTo("SUBMITTED");
  }

  private static Command withdrawal(String reason, String comment) {
    return new Command(
        "withdraw", "POST", "/withdraw", Json.object("reason", reason, "comment", comment));
  }
}
