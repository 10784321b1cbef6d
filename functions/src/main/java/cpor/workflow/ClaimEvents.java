package cpor.workflow;

import cpor.cloud.AwsFaults;
import cpor.table.Keys;
import cpor.table.workflow.Doorbells;
import cpor.table.workflow.UnreadableRecords;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tells a claim's execution what has happened: starts the one that begins with an event, and rings
 * the one that waits for a claim which has moved on. A record that it cannot understand is kept and
 * passed over. While a service fails, the events of that claim wait and others go on; what a
 * service refuses, such as an execution too many, would be refused again, and is left to repair.
 */
public final class ClaimEvents {

  private final JsonType<Object> json =
      Jsonb.builder().serializeEmpty(true).build().type(Object.class);
  private final LifecycleExecutions executions;
  private final Doorbells doorbells;
  private final UnreadableRecords unreadable;

  public ClaimEvents(
      LifecycleExecutions executions, Doorbells doorbells, UnreadableRecords unreadable) {
    this.executions = executions;
    this.doorbells = doorbells;
    this.unreadable = unreadable;
  }

  /** What the stream says of an event. */
  private record Moved(String claimId, int stageSequence, @Nullable Integer beginsLifecycle) {

    static Moved read(Object record) {
      Object image = at(at(record, "dynamodb"), "NewImage");
      return new Moved(
          Keys.claimIdOf(text(image, "pk", "S")),
          Integer.parseInt(text(image, "stageSequence", "N")),
          ((Map<?, ?>) image).containsKey("beginsLifecycle")
              ? Integer.valueOf(text(image, "beginsLifecycle", "N"))
              : null);
    }
  }

  /**
   * Tells of some records of the table's stream. Those of a claim are told in their order; to tell
   * one again does no harm.
   *
   * @return the sequence number of the first record that has to wait
   */
  public Optional<String> tell(List<?> records, Consumer<String> log) {
    Set<String> waiting = new HashSet<>();
    List<String> failed = new ArrayList<>();
    for (Object record : records) {
      try {
        tell(record, waiting, log);
      } catch (SdkException service) {
        log.accept("a record of the stream waits: " + service.getClass().getSimpleName());
        failed.add(text(record, "dynamodb", "SequenceNumber"));
      }
    }
    return failed.stream().findFirst();
  }

  /**
   * Tells of a record, unless an earlier one of its claim waits.
   *
   * @param waiting takes the claim if its record has to wait
   */
  private void tell(Object record, Set<String> waiting, Consumer<String> log) {
    Moved moved;
    try {
      moved = Moved.read(record);
    } catch (RuntimeException notUnderstood) {
      keep(record, notUnderstood, log);
      return;
    }
    if (waiting.contains(moved.claimId())) {
      return;
    }
    try {
      tell(moved);
    } catch (SdkException failed) {
      if (AwsFaults.isPassing(failed)) {
        waiting.add(moved.claimId());
        throw failed;
      }
      log.accept(moved.claimId() + " is left to repair: " + failed.getClass().getSimpleName());
    } catch (RuntimeException notUnderstood) {
      keep(record, notUnderstood, log);
    }
  }

  private void tell(Moved moved) {
    if (moved.beginsLifecycle() != null) {
      executions.start(moved.claimId(), moved.beginsLifecycle());
    } else {
      ring(moved);
    }
  }

  private void keep(Object record, RuntimeException fault, Consumer<String> log) {
    String why = fault.getClass().getSimpleName();
    unreadable.keep(text(record, "eventID"), json.toJson(record), why);
    log.accept("a record of the stream was kept unread: " + why);
  }

  private void ring(Moved moved) {
    doorbells
        .find(moved.claimId())
        .filter(doorbell -> moved.stageSequence() > doorbell.stageSequence())
        .ifPresent(executions::ring);
  }

  private static String text(Object node, String... path) {
    Object value = node;
    for (String name : path) {
      value = at(value, name);
    }
    return (String) value;
  }

  private static Object at(Object node, String name) {
    return Objects.requireNonNull(((Map<?, ?>) node).get(name), name);
  }
}
