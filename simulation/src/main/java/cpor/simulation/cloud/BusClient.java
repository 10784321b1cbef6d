package cpor.simulation.cloud;

import java.util.Set;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** EventBridge as a strand reaches it: what it is told must name nobody. */
final class BusClient implements EventBridgeClient {

  private static final Set<Fault> POSSIBLE = Calls.USUAL;

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    World world = Invocation.present().world();
    return world
        .calls()
        .call(
            "tells the bus",
            POSSIBLE,
            () -> {
              request.entries().forEach(entry -> world.logged(entry.detail()));
              return PutEventsResponse.builder()
                  .failedEntryCount(0)
                  .entries(
                      request.entries().stream()
                          .map(_ -> PutEventsResultEntry.builder().eventId("told").build())
                          .toList())
                  .build();
            });
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
