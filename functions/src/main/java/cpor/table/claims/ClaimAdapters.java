package cpor.table.claims;

import cpor.claim.Claim$CountersJsonAdapter;
import cpor.claim.Claim$TimesJsonAdapter;
import cpor.claim.ClaimDetails$CustomerContactJsonAdapter;
import cpor.claim.ClaimDetails$CustomerJsonAdapter;
import cpor.claim.ClaimDetails$PartnerContactJsonAdapter;
import cpor.claim.ClaimDetails$ProductJsonAdapter;
import cpor.claim.ClaimDetailsJsonAdapter;
import cpor.claim.ClaimJsonAdapter;
import cpor.claim.ConsentJsonAdapter;
import cpor.claim.Deadline$EscalatingDeadlineJsonAdapter;
import cpor.claim.DeadlineJsonAdapter;
import cpor.claim.Dispute$DisputeTermsJsonAdapter;
import cpor.claim.DisputeJsonAdapter;
import cpor.claim.EvidenceJsonAdapter;
import cpor.claim.PeriodsJsonAdapter;
import cpor.claim.RejectionJsonAdapter;
import cpor.claim.Stage$ActionRequestJsonAdapter;
import cpor.claim.Stage$WindowStateJsonAdapter;
import cpor.claim.StageJsonAdapter;
import io.avaje.json.JsonAdapter;
import io.avaje.jsonb.AdapterFactory;
import io.avaje.jsonb.Jsonb;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The generated adapters of what is stored, each made when a document needs it. */
final class ClaimAdapters implements AdapterFactory {

  @Override
  public @Nullable JsonAdapter<?> create(Type type, Jsonb json) {
    JsonAdapter<?> adapter = generated(type.getTypeName(), json);
    return adapter == null ? null : adapter.nullSafe();
  }

  private static @Nullable JsonAdapter<?> generated(String type, Jsonb json) {
    return switch (type) {
      case "cpor.claim.Claim" -> new ClaimJsonAdapter(json);
      case "cpor.claim.Claim$Counters" -> new Claim$CountersJsonAdapter(json);
      case "cpor.claim.Claim$Times" -> new Claim$TimesJsonAdapter(json);
      case "cpor.claim.ClaimDetails" -> new ClaimDetailsJsonAdapter(json);
      case "cpor.claim.ClaimDetails$Customer" -> new ClaimDetails$CustomerJsonAdapter(json);
      case "cpor.claim.ClaimDetails$CustomerContact" ->
          new ClaimDetails$CustomerContactJsonAdapter(json);
      case "cpor.claim.ClaimDetails$PartnerContact" ->
          new ClaimDetails$PartnerContactJsonAdapter(json);
      case "cpor.claim.ClaimDetails$Product" -> new ClaimDetails$ProductJsonAdapter(json);
      case "cpor.claim.Consent" -> new ConsentJsonAdapter(json);
      case "cpor.claim.Deadline" -> new DeadlineJsonAdapter(json);
      case "cpor.claim.Deadline$EscalatingDeadline" ->
          new Deadline$EscalatingDeadlineJsonAdapter(json);
      case "cpor.claim.Dispute" -> new DisputeJsonAdapter(json);
      case "cpor.claim.Dispute$DisputeTerms" -> new Dispute$DisputeTermsJsonAdapter(json);
      case "cpor.claim.Evidence" -> new EvidenceJsonAdapter(json);
      case "cpor.claim.Periods" -> new PeriodsJsonAdapter(json);
      case "cpor.claim.Rejection" -> new RejectionJsonAdapter(json);
      case "cpor.claim.Stage" -> new StageJsonAdapter(json);
      case "cpor.claim.Stage$ActionRequest" -> new Stage$ActionRequestJsonAdapter(json);
      case "cpor.claim.Stage$WindowState" -> new Stage$WindowStateJsonAdapter(json);
      case "cpor.table.claims.Announcement" -> new AnnouncementJsonAdapter(json);
      case "cpor.table.claims.ClaimSummary" -> new ClaimSummaryJsonAdapter(json);
      case "cpor.table.claims.ClaimSummary$Hold" -> new ClaimSummary$HoldJsonAdapter(json);
      default -> null;
    };
  }
}
