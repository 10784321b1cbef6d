package cpor.workflow;

import cpor.bus.HistoryEvent;
import cpor.claim.StageName;
import cpor.table.Keys;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a record of the table's stream says of an event.
 *
 * @param beginsLifecycle the lifecycle that begins with the event, if one does
 * @param history what other systems are told; null if the event was written by a version of ours
 *     that did not tell them
 */
record StreamedEvent(
    String claimId,
    int stageSequence,
    @Nullable Integer beginsLifecycle,
    @Nullable HistoryEvent history) {

  /**
   * Reads a record.
   *
   * @throws RuntimeException if it is none of an event
   */
  static StreamedEvent read(Object record) {
    Map<?, ?> image = (Map<?, ?>) at(at(record, "dynamodb"), "NewImage");
    String claimId = Keys.claimIdOf(text(image, "pk", "S"));
    return new StreamedEvent(
        claimId,
        number(image, "stageSequence"),
        image.containsKey("beginsLifecycle") ? number(image, "beginsLifecycle") : null,
        image.containsKey("organisation") ? history(claimId, image) : null);
  }

  private static HistoryEvent history(String claimId, Map<?, ?> image) {
    return HistoryEvent.of(
        claimId,
        number(image, "sequence"),
        text(image, "type", "S"),
        StageName.valueOf(text(image, "stage", "S")),
        number(image, "version"),
        text(image, "organisation", "S"),
        text(image, "partnerId", "S"),
        text(image, "customerTenantId", "S"),
        Instant.parse(text(image, "at", "S")));
  }

  private static int number(Map<?, ?> image, String name) {
    return Integer.parseInt(text(image, name, "N"));
  }

  /** A text somewhere within JSON. */
  static String text(Object node, String... path) {
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
