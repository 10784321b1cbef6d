package cpor.acceptance;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimDraft;
import cpor.acceptance.contract.EventSchema;
import cpor.acceptance.world.LocalWorld;
import cpor.acceptance.world.WebhookReceiver;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Other systems are told of claims by the bus. */
class WebhookTest {

  private static final String HISTORY = "cpor.claims.history";
  private static final String ANNOUNCEMENTS = "cpor.claims";

  private final WebhookReceiver receiver = new WebhookReceiver();
  private final LocalWorld world =
      LocalWorld.withWebhook(Instant.parse("2026-11-23T08:00:00Z"), receiver.address());
  private final Scenario scenario = new Scenario(world);

  @AfterEach
  void close() {
    world.close();
    receiver.close();
  }

  @Test
  void everyEventOfALifeArrivesThoughTheBusIsAwayAndTheReceiverBusy() {
    Claim draft = scenario.partner().drafts(ClaimDraft.complete());
    Claim associated = scenario.associatedClaim();
    Claim disputed = scenario.claimUnderReview();
    world.withoutBus(
        () -> {
          scenario.reviewer().comments(disputed, "Whose signature is it?");
          scenario.reviewer().rejects(disputed);
          pass(Duration.ofMinutes(1));
          scenario.partner().disputes(disputed);
          assertThat(history(disputed)).last().isEqualTo("ReviewStarted");
        });
    scenario.partner().withdraws(associated);
    pass(Duration.ofMinutes(10));

    for (Claim claim : List.of(draft, associated, disputed)) {
      assertThat(history(claim)).isEqualTo(scenario.partner().eventTypes(claim));
    }
    assertThat(withoutRepeats(ANNOUNCEMENTS))
        .extracting(event -> event.path("detail-type").asText())
        .containsExactlyInAnyOrder("ClaimAssociated", "ClaimAssociationEnded");
    assertThat(withoutRepeats(HISTORY))
        .allSatisfy(event -> assertThat(EventSchema.HISTORY.faults(event)).isEmpty());
    assertThat(withoutRepeats(ANNOUNCEMENTS))
        .allSatisfy(event -> assertThat(EventSchema.ANNOUNCEMENT.faults(event)).isEmpty());
    assertThat(receiver.received()).hasSizeGreaterThan(withoutRepeats("").size());
  }

  /** The types of a claim's events, repeats dropped, as their sequence orders them. */
  private List<String> history(Claim claim) {
    List<JsonNode> events =
        withoutRepeats(HISTORY).stream()
            .map(event -> event.path("detail"))
            .filter(event -> event.path("claimId").asText().equals(claim.id()))
            .sorted(Comparator.comparingInt(event -> event.path("sequence").asInt()))
            .toList();
    assertThat(events).extracting(event -> event.path("version").asInt()).isSorted();
    return events.stream().map(event -> event.path("type").asText()).toList();
  }

  /** What was received from a source, or from all if it is empty. */
  private Collection<JsonNode> withoutRepeats(String source) {
    return receiver.received().stream()
        .filter(event -> source.isEmpty() || event.path("source").asText().equals(source))
        .collect(
            toMap(
                event -> event.at("/detail/eventId").asText(),
                event -> event,
                (first, _) -> first,
                LinkedHashMap::new))
        .values();
  }

  private void pass(Duration time) {
    world.passTo(world.now().plus(time));
  }
}
