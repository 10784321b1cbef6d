package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimView;
import cpor.acceptance.world.Announcement;
import cpor.acceptance.world.Execution;
import cpor.acceptance.world.LocalWorld;
import cpor.acceptance.world.World;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A claim outlives its execution. It is alone in its world: others count their executions. */
class RepairTest {

  private final World world = LocalWorld.standingAt(Instant.parse("2026-11-23T08:00:00Z"));
  private final Scenario scenario = new Scenario(world);

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aClaimGoesOnWithAnotherExecutionWhenItsOwnIsStopped() {
    Claim claim = scenario.approvedClaim();
    ClaimView before = scenario.partner().reads(claim);

    world.stop(world.executions(claim.id()).getFirst());

    assertThat(world.executions(claim.id()))
        .extracting(Execution::name, Execution::status)
        .containsExactly(tuple(claim.id(), "ABORTED"), tuple(claim.id() + "-r2", "RUNNING"));
    ClaimView after = scenario.partner().reads(claim);
    assertThat(after.at("/version")).isEqualTo(before.at("/version"));
    assertThat(after.dueAt()).isEqualTo(before.dueAt());
    scenario.passDeadlineOf(claim);
    assertThat(scenario.partner().reads(claim).stage()).isEqualTo("ASSOCIATED");
    assertThat(world.announcements(claim.id()))
        .extracting(Announcement::type)
        .containsExactly("ClaimAssociated");
    assertThat(scenario.mailsTo(claim.customerAddress())).hasSize(1);
  }
}
