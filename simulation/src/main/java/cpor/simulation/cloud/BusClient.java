package cpor.simulation.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * EventBridge as a strand reaches it: what it is told must name nobody. A call may succeed, and yet
 * some of its entries be refused for now.
 */
final class BusClient implements EventBridgeClient {

  private static final Set<Fault> POSSIBLE = Calls.usualAnd(Fault.PARTLY);

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    World world = Invocation.present().world();
    return world
        .calls()
        .call(
            "tells the bus",
            POSSIBLE,
            fault -> {
              List<PutEventsResultEntry> results = new ArrayList<>();
              for (PutEventsRequestEntry entry : request.entries()) {
                if (fault == Fault.PARTLY && results.size() % 2 == 0) {
                  results.add(PutEventsResultEntry.builder().errorCode("InternalFailure").build());
                } else {
                  world.told(entry.detail());
                  results.add(PutEventsResultEntry.builder().eventId("told").build());
                }
              }
              return PutEventsResponse.builder().entries(results).build();
            });
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
