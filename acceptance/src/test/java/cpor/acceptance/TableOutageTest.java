package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Claim;
import cpor.acceptance.world.LocalWorld;
import cpor.acceptance.world.MailReport;
import cpor.acceptance.world.SentMail;
import cpor.acceptance.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of mails outlive the table. It is alone in its world: the table is everybody's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableOutageTest {

  private static final int CLAIMS = 3;
  private static final Duration TRIED_EVERY = Duration.ofMinutes(10);

  private final World world = LocalWorld.standingAt(Instant.parse("2026-11-23T08:00:00Z"));
  private final Scenario scenario = new Scenario(world);

  @AfterAll
  void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT5M", "PT1H"})
  void everyBounceThatIsReportedWithoutTheTableHoldsItsWindowLater(Duration outage) {
    List<Claim> claims =
        IntStream.range(0, CLAIMS).mapToObj(_ -> scenario.approvedClaim()).toList();
    List<SentMail> notices = claims.stream().map(scenario::consentNotice).toList();

    world.withoutTable(
        () -> {
          notices.forEach(notice -> world.report(notice, MailReport.PERMANENT_BOUNCE));
          world.passTo(world.now().plus(outage));
        });
    assertThat(held(claims)).isZero();
    world.passTo(world.now().plus(TRIED_EVERY));

    assertThat(held(claims)).isEqualTo(CLAIMS);
  }

  private long held(List<Claim> claims) {
    return claims.stream()
        .filter(claim -> scenario.partner().reads(claim).at("/consent/held").asBoolean())
        .count();
  }
}
