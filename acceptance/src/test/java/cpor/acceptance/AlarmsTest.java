package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Call;
import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimDraft;
import cpor.acceptance.client.Command;
import cpor.acceptance.world.LocalWorld;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * An incident rings its alarm and no other, and a quiet life rings none. It is alone in its world:
 * what is broken is everybody's.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlarmsTest {

  private static final ZoneId BUDAPEST = ZoneId.of("Europe/Budapest");
  private static final Duration MOMENT = Duration.ofMinutes(1);

  private final LocalWorld world =
      LocalWorld.withSchedules(
          LocalDateTime.parse("2026-11-23T09:00").atZone(BUDAPEST).toInstant());
  private final Scenario scenario = new Scenario(world);
  private final HttpClient http = HttpClient.newHttpClient();
  private Instant begun = world.now();

  @BeforeEach
  void begin() {
    begun = world.now();
  }

  /** Everything is mended, and says so. */
  @AfterEach
  void calm() {
    world.mends();
    pass(Duration.ofHours(3));
    assertThat(world.ringing()).isEmpty();
  }

  @AfterAll
  void close() {
    http.close();
    world.close();
  }

  /** Discarded, withdrawn, rejected or confirmed by the customer's silence: all of it is usual. */
  @Test
  @Order(1)
  void aQuietLifeOfFiftyClaimsRingsNone() {
    Stream.generate(() -> scenario.partner().drafts(ClaimDraft.complete()))
        .limit(30)
        .forEach(draft -> scenario.partner().tries(draft, Command.discard()).with(204));
    List<Claim> claims = Stream.generate(scenario.partner()::files).limit(20).toList();
    claims.stream().skip(8).forEach(claim -> scenario.partner().withdraws(claim));
    claims.stream().limit(8).forEach(claim -> scenario.reviewer().starts(claim));
    pass(Duration.ofHours(2));
    claims.stream().limit(8).skip(4).forEach(claim -> scenario.reviewer().rejects(claim));
    claims.stream().limit(4).forEach(claim -> scenario.reviewer().approves(claim));
    pass(Duration.ofDays(9));

    assertThat(claims.subList(0, 4))
        .allSatisfy(
            claim -> assertThat(scenario.partner().reads(claim).stage()).isEqualTo("ASSOCIATED"));
    assertThat(rung()).isEmpty();
  }

  @Test
  void aMailServiceThatRefuses() {
    Claim claim = scenario.claimUnderReview();
    world.breaks(Map.of("fault", "mail-refusing", "for", "PT45M"));
    scenario.reviewer().approves(claim);
    pass(Duration.ofMinutes(55));

    assertThat(rung()).containsExactly("mail-not-taken");
  }

  @Test
  void aCustomerWhoCannotBeAskedBecauseAFunctionFails() {
    Claim claim = scenario.claimUnderReview();
    world.breaks(Map.of("fault", "function-fails", "function", "AskCustomerFunction"));
    scenario.reviewer().approves(claim);
    pass(Duration.ofMinutes(50));
    assertThat(rung()).containsExactly("tasks-failing");
    pass(Duration.ofMinutes(40));

    assertThat(rung()).containsExactlyInAnyOrder("tasks-failing", "customers-not-asked");
  }

  /**
   * The stream's events wait at once; executions only fail once there is something to announce.
   * Both sections of the runbook lead to the bus.
   */
  @Test
  void aBusThatIsAway() {
    Claim claim = scenario.approvedClaim();
    world.passTo(scenario.partner().reads(claim).dueAt().minus(Duration.ofMinutes(30)));
    world.breaks(Map.of("fault", "bus-away"));
    Claim _ = scenario.partner().files();
    pass(Duration.ofMinutes(29));
    assertThat(rung()).containsExactly("stream-behind");
    pass(Duration.ofMinutes(51));

    assertThat(rung()).containsExactlyInAnyOrder("stream-behind", "tasks-failing");
  }

  @Test
  void repairThatDoesNotRun() {
    world.breaks(Map.of("fault", "function-fails", "function", "ReconcileFunction"));
    pass(Duration.ofMinutes(100));

    assertThat(rung()).containsExactly("repair-not-running");
  }

  @Test
  void startsThatAreRefusedAndCannotBeRepaired() {
    world.breaks(Map.of("fault", "starts-refused"));
    Claim _ = scenario.partner().files();
    pass(MOMENT);
    assertThat(rung()).containsExactly("events-left-to-repair");
    pass(Duration.ofMinutes(140));

    assertThat(rung()).containsExactlyInAnyOrder("events-left-to-repair", "repairs-failed");
  }

  @Test
  void aStreamThatIsBehindBecauseItsFunctionFails() {
    world.breaks(Map.of("fault", "function-fails", "function", "ClaimStreamFunction"));
    Claim _ = scenario.partner().files();
    pass(Duration.ofMinutes(40));

    assertThat(rung()).containsExactly("stream-behind");
  }

  @Test
  void signalsThatAreLost() {
    List<Claim> claims = IntStream.range(0, 12).mapToObj(_ -> scenario.partner().files()).toList();
    pass(MOMENT);
    world.breaks(Map.of("fault", "stream-stopped"));
    claims.forEach(claim -> scenario.reviewer().starts(claim));
    pass(Duration.ofMinutes(90));

    assertThat(rung()).containsExactly("signals-lost");
  }

  @Test
  void aDigestThatFails() {
    world.passTo(
        LocalDate.ofInstant(world.now(), BUDAPEST)
            .plusDays(1)
            .atTime(7, 59)
            .atZone(BUDAPEST)
            .toInstant());
    world.breaks(Map.of("fault", "function-fails", "function", "DigestFunction"));
    pass(Duration.ofMinutes(10));

    assertThat(rung()).containsExactly("digest-failed");
  }

  @Test
  void reportsOfMailsThatAreNotTaken() {
    Claim claim = scenario.claimUnderReview();
    world.breaks(Map.of("fault", "function-fails", "function", "MailEventsFunction"));
    scenario.reviewer().approves(claim);
    pass(Duration.ofMinutes(25));

    assertThat(rung()).containsExactly("mail-events-wait");
  }

  /** The last, for an account's reputation is slow to recover. */
  @Test
  @Order(Integer.MAX_VALUE)
  void mailThatIsUnwanted() {
    Claim claim = scenario.claimUnderReview();
    world.breaks(Map.of("fault", "mail-complains", "address", claim.customerAddress()));
    scenario.reviewer().approves(claim);
    pass(MOMENT);

    assertThat(rung()).containsExactly("mail-complaints");
  }

  @Test
  void anExecutionThatWasStopped() {
    Claim claim = scenario.approvedClaim();
    world.stop(world.executions(claim.id()).getFirst());
    pass(MOMENT);

    assertThat(rung()).containsExactly("executions-ended-badly");
  }

  @Test
  void aRecordThatNobodyUnderstands() {
    world.writeByHand(Map.of("pk", "CLAIM#" + UUID.randomUUID(), "sk", "EVENT#000001"));
    pass(MOMENT);

    assertThat(rung()).containsExactly("records-kept-unread");
  }

  @Test
  void anApiThatFails() throws Exception {
    world.breaks(Map.of("fault", "function-times-out", "function", "ReviewsApiFunction"));
    for (int minute = 0; minute < 12; minute++) {
      assertThat(asksForTheQueue()).isEqualTo(500);
      pass(MOMENT);
    }

    assertThat(rung()).containsExactly("api-failing");
  }

  @Test
  void customersWhoAreRefused() {
    world.breaks(Map.of("fault", "api-throttled"));
    for (int asked = 0; asked < 30; asked++) {
      var _ = scenario.anonymous(Call.get("/consent/none"));
      pass(Duration.ofSeconds(5));
    }

    assertThat(rung()).containsExactly("customers-throttled");
  }

  /** Past the contract, which promises no such answer. */
  private int asksForTheQueue() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(world.api().resolve("/reviews"))
            .header("authorization", "Bearer " + world.token("reviewer-1"))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private List<String> rung() {
    return world.rungSince(begun).stream().map(name -> name.replace("cpor-claims-", "")).toList();
  }

  private void pass(Duration time) {
    world.passTo(world.now().plus(time));
  }
}
