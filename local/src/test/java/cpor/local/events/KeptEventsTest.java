package cpor.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.faults.Faults;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import stepfunctions.clock.VirtualClock;

class KeptEventsTest {

  @Test
  void theLatestEventsAreKept() {
    VirtualClock clock = VirtualClock.standingAt(Instant.EPOCH);
    EventBusSink bus = new EventBusSink(clock, new Faults(clock, List.of(), Map.of()), _ -> {});
    ObjectNode request = new ObjectMapper().createObjectNode();
    ArrayNode entries = request.putArray("Entries");
    for (int i = 0; i < 5_010; i++) {
      entries
          .addObject()
          .put("Source", "a.test")
          .put("DetailType", "Number")
          .put("Detail", "{\"number\": " + i + "}");
    }

    var _ = bus.answer("PutEvents", request);

    assertThat(bus.events()).hasSize(5_000);
    assertThat(bus.events().getFirst().detail().path("number").asInt()).isEqualTo(10);
  }
}
