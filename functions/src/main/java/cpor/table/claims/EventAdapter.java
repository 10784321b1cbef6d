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
 * An event is an object with one member, named by its type. The generator's own adapter of a sealed
 * type would confuse components that have one name but different types, such as the reasons of a
 * request and of a rejection.
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
final class EventAdapter implements JsonAdapter<ClaimEvent> {

  private final Map<String, JsonAdapter<? extends ClaimEvent>> byType = new HashMap<>();

  EventAdapter(Jsonb json) {
    for (Class<?> event : ClaimEvent.class.getPermittedSubclasses()) {
      byType.put(event.getSimpleName(), json.adapter(event.asSubclass(ClaimEvent.class)));
    }
  }

  static Jsonb.Builder addTo(Jsonb.Builder json) {
    return json.add(ClaimEvent.class, EventAdapter::new)
        .add(
            ClaimEvent.ConsentNoticeRequested.class,
            new Factless<>(ClaimEvent.ConsentNoticeRequested::new))
        .add(ClaimEvent.ClaimAssociated.class, new Factless<>(ClaimEvent.ClaimAssociated::new))
        .add(ClaimEvent.ClaimClosed.class, new Factless<>(ClaimEvent.ClaimClosed::new))
        .add(ClaimEvent.ClaimDiscarded.class, new Factless<>(ClaimEvent.ClaimDiscarded::new));
  }

  @Override
  public void toJson(JsonWriter writer, ClaimEvent event) {
    writer.beginObject();
    writer.name(event.type());
    writeFacts(writer, event);
    writer.endObject();
  }

  @SuppressWarnings("unchecked") // what stands under an event's type is the adapter of its class
  private <E extends ClaimEvent> void writeFacts(JsonWriter writer, E event) {
    ((JsonAdapter<E>) adapter(event.type())).toJson(writer, event);
  }

  @Override
  public ClaimEvent fromJson(JsonReader reader) {
    ClaimEvent event = null;
    reader.beginObject();
    while (reader.hasNextField()) {
      event = adapter(reader.nextField()).fromJson(reader);
    }
    reader.endObject();
    return Objects.requireNonNull(event, "an event without its type");
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
