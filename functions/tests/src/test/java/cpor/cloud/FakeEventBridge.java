package cpor.cloud;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** EventBridge that remembers what it took, and fails when told to: a whole call, or an entry. */
public final class FakeEventBridge implements EventBridgeClient {

  private final List<List<PutEventsRequestEntry>> calls = new CopyOnWriteArrayList<>();
  private final List<PutEventsRequestEntry> taken = new CopyOnWriteArrayList<>();
  private final Map<String, String> faults = new HashMap<>();
  private @Nullable RuntimeException failure;

  /** What was taken, in its order. */
  public List<PutEventsRequestEntry> taken() {
    return List.copyOf(taken);
  }

  /** Every call, whatever became of it. */
  public List<List<PutEventsRequestEntry>> calls() {
    return List.copyOf(calls);
  }

  /** Answers every call with this. */
  public void failWith(RuntimeException error) {
    failure = error;
  }

  /** Answers every entry whose detail contains the text with this error code. */
  public void failEntriesWith(String text, String errorCode) {
    faults.put(text, errorCode);
  }

  public void recover() {
    failure = null;
    faults.clear();
  }

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    calls.add(request.entries());
    if (failure != null) {
      throw failure;
    }
    List<PutEventsResultEntry> results = new ArrayList<>();
    for (PutEventsRequestEntry entry : request.entries()) {
      String fault =
          faults.entrySet().stream()
              .filter(known -> entry.detail().contains(known.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(null);
      if (fault == null) {
        taken.add(entry);
      }
      results.add(
          fault == null
              ? PutEventsResultEntry.builder().eventId("e-" + taken.size()).build()
              : PutEventsResultEntry.builder().errorCode(fault).errorMessage("told to").build());
    }
    return PutEventsResponse.builder()
        .entries(results)
        .failedEntryCount(
            (int)
                results.stream()
                    .map(PutEventsResultEntry::errorCode)
                    .filter(Objects::nonNull)
                    .count())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
