package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Claim;
import cpor.acceptance.world.LocalWorld;
import cpor.acceptance.world.MailReport;
import cpor.acceptance.world.SentMail;
import cpor.acceptance.world.World;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The reviewers' lead reads one mail a day. It is alone in its world: the mail is of all claims.
 */
class DigestTest {

  private static final ZoneId BUDAPEST = ZoneId.of("Europe/Budapest");

  /** A Monday, after its last hour. */
  private final World world = LocalWorld.withSchedules(at("2026-11-23T23:30"), Map.of());

  private final Scenario scenario = new Scenario(world);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void theLeadIsToldAtEightOnBusinessDaysWhatIsOverdueOrHeldUntilSomebodyActs() {
    Claim late = scenario.partner().files();
    Claim held = scenario.approvedClaim();
    world.report(scenario.consentNotice(held), MailReport.PERMANENT_BOUNCE);

    world.passTo(at("2026-12-01T12:00"));

    assertThat(digests())
        .extracting(mail -> LocalDateTime.ofInstant(mail.at(), BUDAPEST).toString())
        .containsExactly(
            "2026-11-24T08:00",
            "2026-11-25T08:00",
            "2026-11-26T08:00",
            "2026-11-27T08:00",
            "2026-11-30T08:00",
            "2026-12-01T08:00");
    assertThat(digests().getFirst().subject()).isEqualTo("Digest: 0 overdue, 1 on hold");
    SentMail both = digests().getLast();
    assertThat(both.subject()).isEqualTo("Digest: 1 overdue, 1 on hold");
    assertThat(both.text())
        .contains(late.customerName(), late.id(), "Review due since Monday, 30 November 2026")
        .contains(held.customerName(), held.id(), "On hold since Monday, 23 November 2026")
        .doesNotContain(late.partnerAddress(), held.customerAddress());

    scenario.reviewer().starts(late);
    scenario.partner().resendsTheNotice(held);
    world.passTo(at("2026-12-04T12:00"));

    assertThat(digests()).hasSize(6);
  }

  @Test
  void aDayOnWhichNoMailCouldBeSentIsCaughtUp() {
    Claim held = scenario.approvedClaim();
    world.report(scenario.consentNotice(held), MailReport.PERMANENT_BOUNCE);

    world.withoutMail(() -> world.passTo(at("2026-11-24T11:30")));
    world.passTo(at("2026-11-24T23:30"));

    assertThat(digests())
        .extracting(mail -> LocalDateTime.ofInstant(mail.at(), BUDAPEST).toString())
        .containsExactly("2026-11-24T12:00");
  }

  private List<SentMail> digests() {
    return scenario.mailsTo(world.leadAddress());
  }

  private static Instant at(String time) {
    return LocalDateTime.parse(time).atZone(BUDAPEST).toInstant();
  }
}
