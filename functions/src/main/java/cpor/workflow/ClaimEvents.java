package cpor.workflow;

import cpor.table.Keys;
import cpor.table.workflow.DiscardedDrafts;
import cpor.table.workflow.Doorbells;
import cpor.table.workflow.UnreadableRecords;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Tells a claim's execution what has happened: starts the one that begins with an event, and rings
 * the one that waits for a claim which has moved on. A discarded draft has no execution; what is
 * left of it is made to expire. A record that it cannot understand is kept and passed over; only a
 * fault of a service holds up the records from there on.
 */
public final class ClaimEvents {

  private final JsonType<Object> json =
      Jsonb.builder().serializeEmpty(true).build().type(Object.class);
  private final LifecycleExecutions executions;
  private final Doorbells doorbells;
  private final DiscardedDrafts discarded;
  private final UnreadableRecords unreadable;

  public ClaimEvents(
      LifecycleExecutions executions,
      Doorbells doorbells,
      DiscardedDrafts discarded,
      UnreadableRecords unreadable) {
    this.executions = executions;
    this.doorbells = doorbells;
    this.discarded = discarded;
    this.unreadable = unreadable;
  }

  /** What the stream says of one event. */
  private record Moved(
      String claimId, String event, int stageSequence, @Nullable Integer beginsLifecycle) {

    static Moved read(Object record) {
      Object image = at(at(record, "dynamodb"), "NewImage");
      return new Moved(
          Keys.claimIdOf(text(image, "pk", "S")),
          text(image, "type", "S"),
          Integer.parseInt(text(image, "stageSequence", "N")),
          ((Map<?, ?>) image).containsKey("beginsLifecycle")
              ? Integer.valueOf(text(image, "beginsLifecycle", "N"))
              : null);
    }
  }

  /**
   * Tells of some records of the table's stream, in their order.
   *
   * @return the sequence number of the record that has to wait, and those behind it with it: a
   *     claim's events stay in order
   */
  public Optional<String> tell(List<?> records, Consumer<String> log) {
    for (Object record : records) {
      try {
        tell(record, log);
      } catch (SdkException dependency) {
        log.accept("a record of the stream waits: " + dependency.getClass().getSimpleName());
        return Optional.of(text(record, "dynamodb", "SequenceNumber"));
      }
    }
    return Optional.empty();
  }

  private void tell(Object record, Consumer<String> log) {
    try {
      Moved moved = Moved.read(record);
      if (moved.beginsLifecycle() != null) {
        executions.start(moved.claimId(), moved.beginsLifecycle());
      } else if (moved.event().equals("ClaimDiscarded")) {
        discarded.expire(moved.claimId());
      } else {
        ring(moved);
      }
    } catch (SdkException dependency) {
      throw dependency;
    } catch (RuntimeException notUnderstood) {
      String why = notUnderstood.getClass().getSimpleName();
      unreadable.keep(text(record, "eventID"), json.toJson(record), why);
      log.accept("a record of the stream was kept unread: " + why);
    }
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
