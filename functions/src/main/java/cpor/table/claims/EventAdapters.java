package cpor.table.claims;

import cpor.claim.ClaimEvent;
import cpor.claim.ClaimEvent$ClaimApprovedJsonAdapter;
import cpor.claim.ClaimEvent$ClaimCreatedJsonAdapter;
import cpor.claim.ClaimEvent$ClaimDisputedJsonAdapter;
import cpor.claim.ClaimEvent$ClaimEditedJsonAdapter;
import cpor.claim.ClaimEvent$ClaimRejectedJsonAdapter;
import cpor.claim.ClaimEvent$ClaimResubmittedJsonAdapter;
import cpor.claim.ClaimEvent$ClaimSubmittedJsonAdapter;
import cpor.claim.ClaimEvent$ClaimWithdrawnJsonAdapter;
import cpor.claim.ClaimEvent$CommentAddedJsonAdapter;
import cpor.claim.ClaimEvent$ConsentWindowHeldJsonAdapter;
import cpor.claim.ClaimEvent$ConsentWindowOpenedJsonAdapter;
import cpor.claim.ClaimEvent$CustomerContactCorrectedJsonAdapter;
import cpor.claim.ClaimEvent$CustomerDeclinedJsonAdapter;
import cpor.claim.ClaimEvent$DecisionOverdueJsonAdapter;
import cpor.claim.ClaimEvent$EvidenceAddedJsonAdapter;
import cpor.claim.ClaimEvent$EvidenceConfirmedJsonAdapter;
import cpor.claim.ClaimEvent$EvidenceRemovedJsonAdapter;
import cpor.claim.ClaimEvent$PartnerActionRequestedJsonAdapter;
import cpor.claim.ClaimEvent$ReviewOverdueJsonAdapter;
import cpor.claim.ClaimEvent$ReviewStartedJsonAdapter;
import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.Jsonb;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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

  private final Map<String, JsonAdapter<? extends ClaimEvent>> byType = new ConcurrentHashMap<>();
  private final Jsonb json;

  EventAdapters(Jsonb json) {
    this.json = json;
  }

  @SuppressWarnings("unchecked") // what stands under an event's type is the adapter of its class
  <E extends ClaimEvent> void write(JsonWriter writer, E event) {
    ((JsonAdapter<E>) adapter(event.type())).toJson(writer, event);
  }

  ClaimEvent read(JsonReader reader, String type) {
    return adapter(type).fromJson(reader);
  }

  private JsonAdapter<? extends ClaimEvent> adapter(String type) {
    JsonAdapter<? extends ClaimEvent> known = byType.get(type);
    if (known != null) {
      return known;
    }
    JsonAdapter<? extends ClaimEvent> made = made(type);
    byType.put(type, made);
    return made;
  }

  private JsonAdapter<? extends ClaimEvent> made(String type) {
    return switch (type) {
      case "ClaimCreated" -> new ClaimEvent$ClaimCreatedJsonAdapter(json);
      case "ClaimEdited" -> new ClaimEvent$ClaimEditedJsonAdapter(json);
      case "EvidenceAdded" -> new ClaimEvent$EvidenceAddedJsonAdapter(json);
      case "EvidenceConfirmed" -> new ClaimEvent$EvidenceConfirmedJsonAdapter(json);
      case "EvidenceRemoved" -> new ClaimEvent$EvidenceRemovedJsonAdapter(json);
      case "CommentAdded" -> new ClaimEvent$CommentAddedJsonAdapter(json);
      case "ClaimSubmitted" -> new ClaimEvent$ClaimSubmittedJsonAdapter(json);
      case "ReviewStarted" -> new ClaimEvent$ReviewStartedJsonAdapter(json);
      case "ReviewOverdue" -> new ClaimEvent$ReviewOverdueJsonAdapter(json);
      case "DecisionOverdue" -> new ClaimEvent$DecisionOverdueJsonAdapter(json);
      case "PartnerActionRequested" -> new ClaimEvent$PartnerActionRequestedJsonAdapter(json);
      case "ClaimResubmitted" -> new ClaimEvent$ClaimResubmittedJsonAdapter(json);
      case "ClaimApproved" -> new ClaimEvent$ClaimApprovedJsonAdapter(json);
      case "CustomerContactCorrected" -> new ClaimEvent$CustomerContactCorrectedJsonAdapter(json);
      case "ConsentWindowOpened" -> new ClaimEvent$ConsentWindowOpenedJsonAdapter(json);
      case "ConsentWindowHeld" -> new ClaimEvent$ConsentWindowHeldJsonAdapter(json);
      case "CustomerDeclined" -> new ClaimEvent$CustomerDeclinedJsonAdapter(json);
      case "ClaimWithdrawn" -> new ClaimEvent$ClaimWithdrawnJsonAdapter(json);
      case "ClaimRejected" -> new ClaimEvent$ClaimRejectedJsonAdapter(json);
      case "ClaimDisputed" -> new ClaimEvent$ClaimDisputedJsonAdapter(json);
      case "ConsentNoticeRequested" -> new Factless<>(new ClaimEvent.ConsentNoticeRequested());
      case "ClaimAssociated" -> new Factless<>(new ClaimEvent.ClaimAssociated());
      case "ClaimClosed" -> new Factless<>(new ClaimEvent.ClaimClosed());
      case "ClaimDiscarded" -> new Factless<>(new ClaimEvent.ClaimDiscarded());
      default -> throw new IllegalArgumentException("an event of no type that we know: " + type);
    };
  }

  /** For an event whose type says all: a generated adapter cannot read a record without members. */
  private record Factless<E extends ClaimEvent>(E event) implements JsonAdapter<E> {

    @Override
    public void toJson(JsonWriter writer, E value) {
      writer.beginObject();
      writer.endObject();
    }

    @Override
    public E fromJson(JsonReader reader) {
      reader.skipValue();
      return event;
    }
  }
}
