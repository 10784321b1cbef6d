package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimView;
import cpor.acceptance.client.Command;
import cpor.acceptance.client.ConsentLink;
import cpor.acceptance.client.Partner;
import cpor.acceptance.client.Reviewer;
import cpor.acceptance.world.MailReport;
import cpor.acceptance.world.SentMail;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notice to the customer is sent again, corrected, or does not arrive. */
@ExtendWith(ScenarioExtension.class)
class ConsentNoticeTest {

  private final Scenario scenario;
  private final Partner partner;
  private final Reviewer reviewer;

  ConsentNoticeTest(Scenario scenario) {
    this.scenario = scenario;
    this.partner = scenario.partner();
    this.reviewer = scenario.reviewer();
  }

  @Test
  void aNoticeSentAgainRestartsTheWindowAndKillsTheOlderLink() {
    Claim claim = scenario.approvedClaim();
    ConsentLink older = scenario.consentLink(claim);
    ClaimView before = partner.reads(claim);
    scenario.world().passTo(scenario.now().plus(Duration.ofDays(3)));

    partner.resendsTheNotice(claim);

    ClaimView after = partner.reads(claim);
    assertThat(after.stage()).isEqualTo("CONSENT_WINDOW");
    assertThat(after.dueAt()).isAfter(before.dueAt());
    assertThat(scenario.mailsTo(claim.customerAddress())).hasSize(2);
    assertThat(scenario.subjectsTo(claim.partnerAddress()))
        .containsOnlyOnce("Claim approved: " + claim.customerName());
    older.opens().with(404);
    older.declines("With the old link.").with(404);
    assertThat(partner.reads(claim).stage()).isEqualTo("CONSENT_WINDOW");
    scenario.world().passTo(before.dueAt());
    assertThat(partner.reads(claim).stage()).isEqualTo("CONSENT_WINDOW");
    scenario.consentLink(claim).declines("With the new one.").succeeded();
    assertThat(partner.reads(claim).stage()).isEqualTo("DISPUTE_PERIOD");
  }

  @Test
  void aReviewerCorrectsTheContactAndTheRightPersonIsAsked() {
    Claim claim = scenario.approvedClaim();
    ConsentLink older = scenario.consentLink(claim);
    ClaimView before = partner.reads(claim);
    String right = claim.customerAddress().replace("jan@", "ilka@");
    scenario.world().passTo(scenario.now().plus(Duration.ofDays(1)));

    reviewer.correctsTheContact(claim, right);

    ClaimView after = partner.reads(claim);
    assertThat(after.text("/customerContact/email")).isEqualTo(right);
    assertThat(after.dueAt()).isAfter(before.dueAt());
    older.opens().with(404);
    scenario.consentLinkTo(right).opens().with(200);
    assertThat(scenario.mailsTo(claim.customerAddress())).hasSize(1);
    assertThat(partner.eventTypes(claim))
        .endsWith("CustomerContactCorrected", "ConsentWindowOpened");
    scenario.passDeadlineOf(claim);
    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  @Test
  @AlsoOnLocalStack("the workflow begins its window anew")
  void aPartnerCorrectsTheContactOnlyWhileTheWindowIsHeld() {
    Claim claim = scenario.approvedClaim();
    String right = claim.customerAddress().replace("jan@", "ilka@");
    partner.tries(claim, Command.correctContact(right)).refused(409, "not-allowed-now");
    scenario.world().report(scenario.consentNotice(claim), MailReport.PERMANENT_BOUNCE);

    partner.caller().does(claim, Command.correctContact(right));

    ClaimView asked = partner.reads(claim);
    assertThat(asked.at("/consent/held").asBoolean()).isFalse();
    assertThat(asked.text("/deadline/owner")).isEqualTo("CUSTOMER");
    scenario.consentLinkTo(right).declines("No.").succeeded();
    assertThat(partner.reads(claim).stage()).isEqualTo("DISPUTE_PERIOD");
  }

  @Test
  void aContactOfThePartnersOwnDomainIsRefused() {
    Claim claim = scenario.approvedClaim();
    String own = claim.partnerAddress().replace("petra@", "colleague@");

    assertThat(reviewer.tries(claim, Command.correctContact(own)).refused(422, "invalid").errors())
        .containsOnlyKeys("/customerContact/email");
    assertThat(scenario.mailsTo(own)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PERMANENT_BOUNCE, BOUNCED", "COMPLAINT, COMPLAINT"})
  @AlsoOnLocalStack("a report comes by its queue and holds a wait that runs")
  void aNoticeThatComesBackHoldsTheWindowAtOnce(MailReport report, String reason) {
    Claim claim = scenario.approvedClaim();
    ClaimView open = partner.reads(claim);
    ConsentLink link = scenario.consentLink(claim);

    scenario.world().report(scenario.consentNotice(claim), report);

    ClaimView held = partner.reads(claim);
    assertThat(held.stage()).isEqualTo("CONSENT_WINDOW");
    assertThat(held.at("/deadline").isNull()).isTrue();
    assertThat(held.at("/consent/held").asBoolean()).isTrue();
    assertThat(held.text("/consent/heldReason")).isEqualTo(reason);
    assertThat(held.at("/consent/windowEndsAt").isNull()).isTrue();
    assertThat(scenario.subjectsTo(claim.partnerAddress()))
        .endsWith("Consent window on hold: claim for " + claim.customerName());
    scenario.world().passTo(open.dueAt().plusSeconds(1));
    assertThat(partner.reads(claim).stage()).isEqualTo("CONSENT_WINDOW");
    link.declines("I got it after all.").succeeded();
    assertThat(partner.reads(claim).stage()).isEqualTo("DISPUTE_PERIOD");
  }

  @Test
  void whileAWindowIsHeldThePartnerIsToldAgainEveryFiveBusinessDays() {
    Claim claim = scenario.approvedClaim();
    scenario.world().report(scenario.consentNotice(claim), MailReport.PERMANENT_BOUNCE);

    scenario.world().passTo(scenario.now().plus(Duration.ofDays(31)));

    String subject = "Consent window on hold: claim for " + claim.customerName();
    assertThat(scenario.subjectsTo(claim.partnerAddress()).stream().filter(subject::equals))
        .hasSizeBetween(4, 5);
    assertThat(partner.reads(claim).stage()).isEqualTo("CONSENT_WINDOW");
  }

  @Test
  void aHeldWindowStartsAnewWhenTheNoticeIsSentAgain() {
    Claim claim = scenario.approvedClaim();
    scenario.world().report(scenario.consentNotice(claim), MailReport.PERMANENT_BOUNCE);
    scenario.world().passTo(scenario.now().plus(Duration.ofDays(10)));

    partner.resendsTheNotice(claim);
    scenario.passDeadlineOf(claim);

    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
    assertThat(scenario.mailsTo(claim.customerAddress())).hasSize(2);
  }

  @Test
  @AlsoOnLocalStack("two windows, each waited for in real time")
  void aNoticeWhoseDeliveryNobodyReportsIsNoConsentUntilItIsSentAgain() {
    Claim claim = scenario.claimUnderReview();
    scenario.world().reportNothingOf(claim.customerAddress());
    reviewer.approves(claim);
    scenario.passDeadlineOf(claim);

    ClaimView held = partner.reads(claim);
    assertThat(held.text("/consent/heldReason")).isEqualTo("NOT_DELIVERED");
    scenario.world().report(scenario.consentNotice(claim), MailReport.DELIVERY);
    assertThat(partner.reads(claim).json()).isEqualTo(held.json());

    partner.resendsTheNotice(claim);
    scenario.world().report(scenario.consentNotice(claim), MailReport.DELIVERY);
    scenario.passDeadlineOf(claim);
    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  @Test
  void aNoticeThatBouncedForAMomentAndNeverArrivedIsNoConsent() {
    Claim claim = scenario.claimUnderReview();
    scenario.world().reportNothingOf(claim.customerAddress());
    reviewer.approves(claim);
    ClaimView open = partner.reads(claim);

    scenario.world().report(scenario.consentNotice(claim), MailReport.TRANSIENT_BOUNCE);
    assertThat(partner.reads(claim).json()).isEqualTo(open.json());
    scenario.passDeadlineOf(claim);

    ClaimView held = partner.reads(claim);
    assertThat(held.stage()).isEqualTo("CONSENT_WINDOW");
    assertThat(held.text("/consent/heldReason")).isEqualTo("NOT_DELIVERED");
    assertThat(scenario.world().announcements(claim.id())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"TRANSIENT_BOUNCE, DELIVERY", "DELIVERY, TRANSIENT_BOUNCE"})
  @AlsoOnLocalStack("reports come by their queue, in either order")
  void aNoticeThatBouncedForAMomentAndWasDeliveredIsConsent(MailReport first, MailReport second) {
    Claim claim = scenario.approvedClaim();
    scenario.world().report(scenario.consentNotice(claim), first);
    scenario.world().report(scenario.consentNotice(claim), second);

    scenario.passDeadlineOf(claim);

    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  @Test
  void theSameReportTwiceCountsOnce() {
    Claim claim = scenario.approvedClaim();
    SentMail notice = scenario.consentNotice(claim);

    scenario.world().report(notice, MailReport.PERMANENT_BOUNCE);
    scenario.world().report(notice, MailReport.PERMANENT_BOUNCE);
    scenario.world().report(notice, MailReport.COMPLAINT);

    assertThat(partner.eventTypes(claim)).containsOnlyOnce("ConsentWindowHeld");
    assertThat(partner.reads(claim).text("/consent/heldReason")).isEqualTo("BOUNCED");
  }

  @Test
  @AlsoOnLocalStack("a report finds its notice by what the mail service keeps of it")
  void reportsAboutAnOlderNoticeChangeNothing() {
    Claim claim = scenario.approvedClaim();
    SentMail older = scenario.consentNotice(claim);
    partner.resendsTheNotice(claim);
    ClaimView open = partner.reads(claim);

    for (MailReport report : MailReport.values()) {
      scenario.world().report(older, report);
    }

    assertThat(partner.reads(claim).json()).isEqualTo(open.json());
    scenario.passDeadlineOf(claim);
    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  @Test
  void aReportThatComesAfterTheWindowChangesNothing() {
    Claim claim = scenario.associatedClaim();
    ClaimView associated = partner.reads(claim);

    scenario.world().report(scenario.consentNotice(claim), MailReport.PERMANENT_BOUNCE);
    scenario.world().report(scenario.consentNotice(claim), MailReport.COMPLAINT);

    assertThat(partner.reads(claim).json()).isEqualTo(associated.json());
  }

  @Test
  void aBouncedNoticeToThePartnerHoldsNothingUp() {
    Claim claim = scenario.approvedClaim();
    for (SentMail mail : scenario.mailsTo(claim.partnerAddress())) {
      scenario.world().report(mail, MailReport.PERMANENT_BOUNCE);
    }

    scenario.passDeadlineOf(claim);

    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  @Test
  void afterFiveConsentNoticesOnlyAReviewerRequestsMore() {
    Claim claim = scenario.approvedClaim();
    for (int notice = 2; notice <= 5; notice++) {
      partner.resendsTheNotice(claim);
    }

    assertThat(partner.reads(claim).allowedActions()).doesNotContain("resend-consent-notice");
    partner.tries(claim, Command.resendNotice()).refused(409, "not-allowed-now");
    reviewer.correctsTheContact(claim, claim.customerAddress().replace("jan@", "ilka@"));
    assertThat(scenario.mailsTo(claim.customerAddress())).hasSize(5);
  }

  @Test
  void nothingIsMailedToACustomerBeforeApproval() {
    Claim claim = scenario.claimWithOpenRequest();
    partner.resubmits(claim, "Here.");
    reviewer.rejects(claim);

    assertThat(scenario.mailsTo(claim.customerAddress())).isEmpty();
  }
}
