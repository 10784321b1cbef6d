package cpor.bus;

import cpor.claim.StageName;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What other systems are told of an event of a claim's history: the detail of what is put on the
 * bus. It holds no text and nobody's name, so that it may go anywhere and stay there.
 *
 * @param eventId the same for every repetition, so that consumers can drop repeats; no announcement
 *     has the same one
 * @param status after the event, like stage and version
 */
@Json
public record HistoryEvent(
    int schemaVersion,
    String eventId,
    String claimId,
    int sequence,
    String type,
    String status,
    String stage,
    int version,
    String organisation,
    String partnerId,
    String customerTenantId,
    String at) {

  private static final JsonType<HistoryEvent> JSON =
      Jsonb.builder()
          .add(HistoryEvent.class, HistoryEventJsonAdapter::new)
          .build()
          .type(HistoryEvent.class);

  /** An event in its place, and where the claim was after it. */
  public static HistoryEvent of(
      String claimId,
      int sequence,
      String type,
      StageName stage,
      int version,
      String organisation,
      String partnerId,
      String customerTenantId,
      Instant at) {
    return new HistoryEvent(
        1,
        claimId + "/history/" + sequence,
        claimId,
        sequence,
        type,
        stage.status().name(),
        stage.name(),
        version,
        organisation,
        partnerId,
        customerTenantId,
        at.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  String toJson() {
    return JSON.toJson(this);
  }
}
