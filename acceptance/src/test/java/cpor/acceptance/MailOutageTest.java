package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimView;
import cpor.acceptance.client.Partner;
import cpor.acceptance.client.Reviewer;
import cpor.acceptance.world.SentMail;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Only the consent notice holds anything up; every other notice runs beside the clocks. */
@ExtendWith(ScenarioExtension.class)
class MailOutageTest {

  /** Notices are tried again at least this often. */
  private static final Duration RETRY = Duration.ofMinutes(10);

  private final Scenario scenario;
  private final Partner partner;
  private final Reviewer reviewer;

  MailOutageTest(Scenario scenario) {
    this.scenario = scenario;
    this.partner = scenario.partner();
    this.reviewer = scenario.reviewer();
  }

  @Test
  void theWindowOpensWhenTheNoticeIsHandedOverAtLast() {
    Claim claim = scenario.claimUnderReview();
    scenario
        .world()
        .withoutMail(
            () -> {
              reviewer.approves(claim);
              later(Duration.ofHours(3));
              ClaimView waiting = partner.reads(claim);
              assertThat(waiting.stage()).isEqualTo("CONSENT_WINDOW");
              assertThat(waiting.at("/deadline").isNull()).isTrue();
              assertThat(waiting.at("/consent/noticeSentAt").isNull()).isTrue();
            });
    Instant mended = scenario.now();

    later(RETRY);

    SentMail notice = scenario.consentNotice(claim);
    assertThat(notice.at()).isBetween(mended, mended.plus(RETRY));
    assertThat(scenario.mailsTo(claim.customerAddress())).hasSize(1);
    assertThat(partner.reads(claim).time("/consent/noticeSentAt"))
        .isEqualTo(notice.at().truncatedTo(ChronoUnit.SECONDS));
    later(RETRY);
    assertThat(scenario.subjectsTo(claim.partnerAddress()))
        .containsExactly(
            "Claim submitted: " + claim.customerName(), "Claim approved: " + claim.customerName());
    scenario.passDeadlineOf(claim);
    assertThat(partner.reads(claim).stage()).isEqualTo("ASSOCIATED");
  }

  @Test
  void aContactThatIsCorrectedBeforeTheNoticeWentOutIsTheOnlyOneAsked() {
    Claim claim = scenario.claimUnderReview();
    String right = claim.customerAddress().replace("jan@", "ilka@");
    scenario
        .world()
        .withoutMail(
            () -> {
              reviewer.approves(claim);
              later(Duration.ofHours(1));
              reviewer.correctsTheContact(claim, right);
            });

    later(RETRY.multipliedBy(2));

    assertThat(scenario.mailsTo(claim.customerAddress())).isEmpty();
    assertThat(scenario.mailsTo(right)).hasSize(1);
    assertThat(partner.reads(claim).text("/deadline/owner")).isEqualTo("CUSTOMER");
  }

  @Test
  void aClaimThatIsWithdrawnBeforeTheNoticeWentOutAsksNobody() {
    Claim claim = scenario.claimUnderReview();
    scenario
        .world()
        .withoutMail(
            () -> {
              reviewer.approves(claim);
              later(Duration.ofHours(1));
              partner.withdraws(claim);
            });

    later(RETRY.multipliedBy(2));

    assertThat(scenario.mailsTo(claim.customerAddress())).isEmpty();
    assertThat(scenario.subjectsTo(claim.partnerAddress()))
        .containsExactly(
            "Claim submitted: " + claim.customerName(), "Claim rejected: " + claim.customerName());
  }

  @Test
  void noticesToThePartnerThatCannotBeSentDelayNothing() {
    Claim claim = scenario.claimWithOpenRequest();
    Instant dueAt = partner.reads(claim).dueAt();
    scenario.world().passTo(dueAt.minus(Duration.ofHours(1)));
    scenario
        .world()
        .withoutMail(
            () -> {
              scenario.world().passTo(dueAt);
              assertThat(partner.reads(claim).time("/rejection/at")).isEqualTo(dueAt);
              later(Duration.ofHours(1));
            });
    assertThat(scenario.subjectsTo(claim.partnerAddress())).hasSize(3);

    later(RETRY);

    assertThat(scenario.subjectsTo(claim.partnerAddress()))
        .hasSize(4)
        .endsWith("Claim rejected: " + claim.customerName());
  }

  private void later(Duration by) {
    scenario.world().passTo(scenario.now().plus(by));
  }
}
