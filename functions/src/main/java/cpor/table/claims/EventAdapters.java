package cpor.table.claims;

import cpor.claim.ClaimEvent;
import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.Jsonb;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The facts of events, each read by the adapter of its type, which stands apart from them. The
 * generator's own adapter of a sealed type would confuse components that have one name but
 * different types, such as the reasons of a request and of a rejection.
 */
@Json.Import({
  ClaimEvent.ClaimCreated.class,
  ClaimEvent.ClaimEdited.class,
  ClaimEvent.EvidenceAdded.class,
  ClaimEvent.EvidenceConfirmed.class,
  ClaimEvent.EvidenceRemoved.class,
  ClaimEvent.CommentAdded.class,
  ClaimEvent.ClaimSubmitted.class,
  ClaimEvent.ReviewStarted.class,
  ClaimEvent.ReviewOverdue.class,
  ClaimEvent.DecisionOverdue.class,
  ClaimEvent.PartnerActionRequested.class,
  ClaimEvent.ClaimResubmitted.class,
  ClaimEvent.ClaimApproved.class,
  ClaimEvent.CustomerContactCorrected.class,
  ClaimEvent.ConsentWindowOpened.class,
  ClaimEvent.ConsentWindowHeld.class,
  ClaimEvent.CustomerDeclined.class,
  ClaimEvent.ClaimWithdrawn.class,
  ClaimEvent.ClaimRejected.class,
  ClaimEvent.ClaimDisputed.class
})
final class EventAdapters {

  private final Map<String, JsonAdapter<? extends ClaimEvent>> byType = new HashMap<>();

  EventAdapters(Jsonb json) {
    for (Class<?> event : ClaimEvent.class.getPermittedSubclasses()) {
      byType.put(event.getSimpleName(), json.adapter(event.asSubclass(ClaimEvent.class)));
    }
  }

  /** Adds those that are not generated. */
  static Jsonb.Builder addTo(Jsonb.Builder json) {
    return json.add(
            ClaimEvent.ConsentNoticeRequested.class,
            new Factless<>(ClaimEvent.ConsentNoticeRequested::new))
        .add(ClaimEvent.ClaimAssociated.class, new Factless<>(ClaimEvent.ClaimAssociated::new))
        .add(ClaimEvent.ClaimClosed.class, new Factless<>(ClaimEvent.ClaimClosed::new))
        .add(ClaimEvent.ClaimDiscarded.class, new Factless<>(ClaimEvent.ClaimDiscarded::new));
  }

  @SuppressWarnings("unchecked") // what stands under an event's type is the adapter of its class
  <E extends ClaimEvent> void write(JsonWriter writer, E event) {
    ((JsonAdapter<E>) adapter(event.type())).toJson(writer, event);
  }

  ClaimEvent read(JsonReader reader, String type) {
    return adapter(type).fromJson(reader);
  }

  private JsonAdapter<? extends ClaimEvent> adapter(String type) {
    return Objects.requireNonNull(byType.get(type), type);
  }

  /** For an event whose type says all: a generated adapter cannot read a record without members. */
  private record Factless<E extends ClaimEvent>(Supplier<E> event) implements JsonAdapter<E> {

    @Override
    public void toJson(JsonWriter writer, E value) {
      writer.beginObject();
      writer.endObject();
    }

    @Override
    public E fromJson(JsonReader reader) {
      reader.skipValue();
      return event.get();
    }
  }
}
