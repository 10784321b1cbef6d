package cpor.table.claims;

import cpor.calendar.Period;
import cpor.claim.Claim;
import cpor.claim.RecordedEvent;
import cpor.claim.Stage;
import cpor.claim.Stage.WindowState;
import cpor.table.Item;
import cpor.table.document.AttributeNames;
import cpor.table.document.AttributeReader;
import cpor.table.document.AttributeWriter;
import cpor.table.document.InstantAdapter;
import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.Jsonb;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Claims and events as DynamoDB documents. The adapters are generated at build time for the
 * domain's own records; whatever is personal in them is lifted into the item's one personal map, so
 * that it can be erased without touching anything else.
 */
@Json.Import(Claim.class)
@Json.Import(
    value = Stage.class,
    jsonSettings = @Json(typeProperty = "name"),
    subtypes = {
      @Json.SubType(type = Stage.Editing.class, name = "EDITING"),
      @Json.SubType(type = Stage.Submitted.class, name = "SUBMITTED"),
      @Json.SubType(type = Stage.UnderReview.class, name = "UNDER_REVIEW"),
      @Json.SubType(type = Stage.PartnerActionRequired.class, name = "PARTNER_ACTION_REQUIRED"),
      @Json.SubType(type = Stage.ConsentWindow.class, name = "CONSENT_WINDOW"),
      @Json.SubType(type = Stage.Associated.class, name = "ASSOCIATED"),
      @Json.SubType(type = Stage.DisputePeriod.class, name = "DISPUTE_PERIOD"),
      @Json.SubType(type = Stage.Closed.class, name = "CLOSED")
    })
@Json.Import(
    value = WindowState.class,
    jsonSettings = @Json(typeProperty = "state"),
    subtypes = {
      @Json.SubType(type = WindowState.NoticePending.class, name = "NOTICE_PENDING"),
      @Json.SubType(type = WindowState.Open.class, name = "OPEN"),
      @Json.SubType(type = WindowState.Held.class, name = "HELD")
    })
final class ClaimDocuments {

  private static final Jsonb DOCUMENTS =
      Jsonb.builder()
          .add(new ClaimAdapters())
          .adapter(new AttributeNames())
          .add(Instant.class, new InstantAdapter().nullSafe())
          .add(Period.class, new PeriodAdapter())
          .build();
  private static final JsonAdapter<Claim> CLAIM = DOCUMENTS.adapter(Claim.class);
  private static final JsonAdapter<ClaimSummary> SUMMARY = DOCUMENTS.adapter(ClaimSummary.class);
  private static final EventAdapters EVENTS = new EventAdapters(DOCUMENTS);

  // what the item of each event tells, and so its document does not
  private static final String CLAIM_ID = "claimId";
  private static final String ORGANISATION = "organisation";

  private ClaimDocuments() {}

  static void put(Claim claim, Item item) {
    AttributeWriter writer = new AttributeWriter(PersonalData.COMPONENTS);
    CLAIM.toJson(writer, claim);
    put(writer.written(), writer.apart(), item);
  }

  static Claim claim(Item item) {
    return CLAIM.fromJson(new AttributeReader(PersonalData.joined(item)));
  }

  static void put(RecordedEvent recorded, Item item) {
    AttributeWriter writer = new AttributeWriter(PersonalData.COMPONENTS);
    EVENTS.write(writer, recorded.event());
    Map<String, AttributeValue> facts = new HashMap<>(writer.written().m());
    facts.keySet().removeAll(Set.of(CLAIM_ID, ORGANISATION));
    put(AttributeValue.fromM(facts), writer.apart(), item);
    item.put("sequence", recorded.sequence())
        .put("at", recorded.at())
        .put("type", recorded.event().type());
    WrittenActor.put(recorded.by(), item);
  }

  static RecordedEvent event(Item item) {
    Map<String, AttributeValue> facts = new HashMap<>(PersonalData.joined(item).m());
    facts.put(CLAIM_ID, AttributeValue.fromS(item.claimId()));
    facts.put(ORGANISATION, item.require(ORGANISATION));
    AttributeReader reader = new AttributeReader(AttributeValue.fromM(facts));
    return new RecordedEvent(
        (int) item.number("sequence"),
        item.requireTime("at"),
        WrittenActor.of(item),
        EVENTS.read(reader, item.requireText("type")));
  }

  private static void put(AttributeValue document, AttributeValue personal, Item item) {
    item.put(PersonalData.DOCUMENT, document).put(Item.PERSONAL, personal);
  }

  static AttributeValue ofSummary(ClaimSummary summary) {
    AttributeWriter writer = new AttributeWriter(Set.of());
    SUMMARY.toJson(writer, summary);
    return writer.written();
  }

  /** The summary that an index holds of a claim. */
  static ClaimSummary summary(Item item) {
    return SUMMARY.fromJson(new AttributeReader(item.require(ListPlaces.SUMMARY)));
  }

  /** Periods are stored as they are configured, such as {@code 5bd}. */
  private static final class PeriodAdapter implements JsonAdapter<Period> {
    @Override
    public void toJson(JsonWriter writer, Period period) {
      writer.value(period.text());
    }

    @Override
    public Period fromJson(JsonReader reader) {
      return Period.parse(reader.readString());
    }
  }
}
