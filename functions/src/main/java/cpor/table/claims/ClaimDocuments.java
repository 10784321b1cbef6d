package cpor.table.claims;

import cpor.calendar.Period;
import cpor.claim.Claim;
import cpor.claim.RecordedEvent;
import cpor.claim.Stage;
import cpor.claim.Stage.WindowState;
import cpor.table.Item;
import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Claims and events as DynamoDB documents. The adapters are generated at build time for the
 * domain's own records; whatever is personal in them is lifted into the item's one personal map, so
 * that it can be erased without touching anything else.
 */
@Json.Import({Claim.class, RecordedEvent.class})
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

  private static final Jsonb JSON =
      EventAdapter.addTo(Jsonb.builder())
          .serializeEmpty(true)
          .add(Period.class, new PeriodAdapter())
          .build();
  private static final JsonType<Object> TREE = JSON.type(Object.class);
  private static final JsonType<Claim> CLAIM = JSON.type(Claim.class);
  private static final JsonType<ClaimSummary> SUMMARY = JSON.type(ClaimSummary.class);
  private static final JsonType<RecordedEvent> EVENT = JSON.type(RecordedEvent.class);

  private ClaimDocuments() {}

  static void put(Claim claim, Item item) {
    PersonalData.put(TREE.fromJson(CLAIM.toJson(claim)), item);
  }

  static Claim claim(Item item) {
    return CLAIM.fromJson(TREE.toJson(PersonalData.joined(item)));
  }

  static AttributeValue ofSummary(ClaimSummary summary) {
    return Item.ofTree(TREE.fromJson(SUMMARY.toJson(summary)));
  }

  /** The summary that an index holds of a claim. */
  static ClaimSummary summary(Item item) {
    return SUMMARY.fromJson(TREE.toJson(item.tree(ListPlaces.SUMMARY).orElseThrow()));
  }

  static void put(RecordedEvent recorded, Item item) {
    PersonalData.put(TREE.fromJson(EVENT.toJson(recorded)), item);
  }

  static RecordedEvent event(Item item) {
    return EVENT.fromJson(TREE.toJson(PersonalData.joined(item)));
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
