package cpor.bus;

import cpor.cloud.Cloud;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Where other systems hear of claims. A call may be taken in part, so none holds two events of one
 * claim, and behind an event that was not taken no later one of its claim is put.
 */
public final class ClaimEventBus {

  private static final String SOURCE = "cpor.claims.history";

  /**
   * As many as a request may have ("PutEvents" in EventBridge's API reference). Ours have less than
   * 1 KB each, so the 256 KB of a request are far.
   */
  private static final int ENTRIES_A_CALL = 10;

  /**
   * What is wrong with an entry itself ("PutEventsResultEntry"), so that it would be refused again.
   * Any other error is the bus's: it passes, or somebody mends it.
   */
  private static final Set<String> FLAWS = Set.of("MalformedDetail", "InvalidArgument");

  private final EventBridgeClient eventBridge;
  private final String bus;

  public ClaimEventBus(Cloud cloud) {
    eventBridge = cloud.eventBridge();
    bus = cloud.variable("CLAIM_EVENT_BUS");
  }

  /**
   * What the bus did not take, and why.
   *
   * @param waiting has to be put again, with all behind it: the first such event of each claim
   * @param refused would be refused again
   */
  public record NotTaken(Map<HistoryEvent, String> waiting, Map<HistoryEvent, String> refused) {}

  /** Puts events, those of a claim in their order. */
  public NotTaken put(List<HistoryEvent> events) {
    NotTaken notTaken = new NotTaken(new LinkedHashMap<>(), new LinkedHashMap<>());
    Map<String, Queue<HistoryEvent>> left = byClaim(events);
    while (!left.isEmpty()) {
      List<HistoryEvent> heads =
          left.values().stream().limit(ENTRIES_A_CALL).map(Queue::element).toList();
      try {
        List<PutEventsResultEntry> results = call(heads);
        for (int i = 0; i < heads.size(); i++) {
          settle(heads.get(i), results.get(i).errorCode(), left, notTaken);
        }
      } catch (SdkException away) {
        String why = away.getClass().getSimpleName();
        left.values().forEach(ofAClaim -> notTaken.waiting().put(ofAClaim.element(), why));
        left.clear();
      }
    }
    return notTaken;
  }

  private static Map<String, Queue<HistoryEvent>> byClaim(List<HistoryEvent> events) {
    Map<String, Queue<HistoryEvent>> byClaim = new LinkedHashMap<>();
    for (HistoryEvent event : events) {
      byClaim.computeIfAbsent(event.claimId(), _ -> new ArrayDeque<>()).add(event);
    }
    return byClaim;
  }

  private List<PutEventsResultEntry> call(List<HistoryEvent> events) {
    List<PutEventsRequestEntry> entries =
        events.stream()
            .map(
                event ->
                    PutEventsRequestEntry.builder()
                        .eventBusName(bus)
                        .source(SOURCE)
                        .detailType(event.type())
                        .detail(event.toJson())
                        .build())
            .toList();
    return eventBridge.putEvents(request -> request.entries(entries)).entries();
  }

  /** The first of its claim's events was answered; the next one has its turn, or waits with it. */
  private static void settle(
      HistoryEvent event,
      @Nullable String fault,
      Map<String, Queue<HistoryEvent>> left,
      NotTaken notTaken) {
    Queue<HistoryEvent> ofItsClaim = Objects.requireNonNull(left.remove(event.claimId()));
    if (fault != null && !FLAWS.contains(fault)) {
      notTaken.waiting().put(event, fault);
      return;
    }
    if (fault != null) {
      notTaken.refused().put(event, fault);
    }
    ofItsClaim.remove();
    if (!ofItsClaim.isEmpty()) {
      left.put(event.claimId(), ofItsClaim);
    }
  }
}
