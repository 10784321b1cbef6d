package cpor.workflow;

import cpor.bus.ClaimEventBus;
import cpor.bus.ClaimEventBus.NotTaken;
import cpor.bus.HistoryEvent;
import cpor.cloud.AwsFaults;
import cpor.json.OwnJson;
import cpor.table.workflow.Doorbells;
import cpor.table.workflow.UnreadableRecords;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tells what has happened: to a claim's execution, which is started if it begins with an event, and
 * rung if it waits for a claim which has moved on; and to other systems, by the bus. A record that
 * it cannot understand is kept and passed over. While a service fails, the events of that claim
 * wait and others go on; an execution that is refused, such as one too many, would be refused
 * again, and is left to repair.
 */
public final class ClaimEvents {

  private final LifecycleExecutions executions;
  private final Doorbells doorbells;
  private final ClaimEventBus bus;
  private final UnreadableRecords unreadable;

  public ClaimEvents(
      LifecycleExecutions executions,
      Doorbells doorbells,
      ClaimEventBus bus,
      UnreadableRecords unreadable) {
    this.executions = executions;
    this.doorbells = doorbells;
    this.bus = bus;
    this.unreadable = unreadable;
  }

  /**
   * Tells of some records of the table's stream. Those of a claim are told in their order; to tell
   * one again does no harm.
   *
   * @return the sequence number of the first record that has to wait
   */
  public Optional<String> tell(List<?> records, Consumer<String> log) {
    return new Telling(records, log).tell();
  }

  /** A batch of records that is being told. */
  private final class Telling {

    private final List<?> records;
    private final Consumer<String> log;

    /** The places of the records that have to be told again. */
    private final NavigableSet<Integer> failed = new TreeSet<>();

    /** The claims whose later records wait for an earlier one. */
    private final Set<String> waiting = new HashSet<>();

    /** What the bus has to be told of, and the place of its record. */
    private final Map<HistoryEvent, Integer> history = new LinkedHashMap<>();

    Telling(List<?> records, Consumer<String> log) {
      this.records = records;
      this.log = log;
    }

    Optional<String> tell() {
      for (int place = 0; place < records.size(); place++) {
        take(place);
      }
      tellOthers();
      return failed.isEmpty()
          ? Optional.empty()
          : Optional.of(
              StreamedEvent.text(records.get(failed.first()), "dynamodb", "SequenceNumber"));
    }

    private void take(int place) {
      StreamedEvent event;
      try {
        event = StreamedEvent.read(records.get(place));
      } catch (RuntimeException notUnderstood) {
        keep(place, notUnderstood.getClass().getSimpleName());
        return;
      }
      if (!waiting.contains(event.claimId())
          && tellExecution(event, place)
          && event.history() != null) {
        history.put(event.history(), place);
      }
    }

    /** Tells the claim's execution; returns whether others may be told as well. */
    private boolean tellExecution(StreamedEvent event, int place) {
      try {
        startOrRing(event);
      } catch (SdkException failure) {
        if (AwsFaults.isPassing(failure)) {
          waiting.add(event.claimId());
          postpone(place, failure.getClass().getSimpleName());
          return false;
        }
        log.accept(event.claimId() + " is left to repair: " + failure.getClass().getSimpleName());
      } catch (RuntimeException notUnderstood) {
        keep(place, notUnderstood.getClass().getSimpleName());
        return false;
      }
      return true;
    }

    private void tellOthers() {
      NotTaken notTaken = bus.put(List.copyOf(history.keySet()));
      notTaken.waiting().forEach((event, why) -> postpone(place(event), why));
      notTaken.refused().forEach((event, why) -> keep(place(event), why));
    }

    private int place(HistoryEvent event) {
      return Objects.requireNonNull(history.get(event));
    }

    private void postpone(int place, String why) {
      log.accept("a record of the stream waits: " + why);
      failed.add(place);
    }

    private void keep(int place, String why) {
      Object record = records.get(place);
      try {
        unreadable.keep(StreamedEvent.text(record, "eventID"), OwnJson.TREES.toJson(record), why);
        log.accept("a record of the stream was kept unread: " + why);
      } catch (SdkException failure) {
        postpone(place, failure.getClass().getSimpleName());
      }
    }
  }

  private void startOrRing(StreamedEvent event) {
    if (event.beginsLifecycle() != null) {
      executions.start(event.claimId(), event.beginsLifecycle());
    } else {
      ring(event);
    }
  }

  private void ring(StreamedEvent event) {
    doorbells
        .find(event.claimId())
        .filter(doorbell -> event.stageSequence() > doorbell.stageSequence())
        .ifPresent(executions::ring);
  }
}
