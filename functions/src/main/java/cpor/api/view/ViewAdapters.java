package cpor.api.view;

import cpor.api.problem.ProblemJsonAdapter;
import cpor.claim.ClaimDetails$CustomerContactJsonAdapter;
import cpor.claim.ClaimDetails$CustomerJsonAdapter;
import cpor.claim.ClaimDetails$PartnerContactJsonAdapter;
import cpor.claim.ClaimDetails$ProductJsonAdapter;
import cpor.claim.Refusal$FaultJsonAdapter;
import io.avaje.json.JsonAdapter;
import io.avaje.jsonb.AdapterFactory;
import io.avaje.jsonb.Jsonb;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The generated adapters of what clients are shown, each made when an answer needs it. */
final class ViewAdapters implements AdapterFactory {

  @Override
  public @Nullable JsonAdapter<?> create(Type type, Jsonb json) {
    JsonAdapter<?> adapter = generated(type.getTypeName(), json);
    return adapter == null ? null : adapter.nullSafe();
  }

  private static @Nullable JsonAdapter<?> generated(String type, Jsonb json) {
    return switch (type) {
      case "cpor.api.problem.Problem" -> new ProblemJsonAdapter(json);
      case "cpor.api.view.ActorView" -> new ActorViewJsonAdapter(json);
      case "cpor.api.view.ClaimSummaryView" -> new ClaimSummaryViewJsonAdapter(json);
      case "cpor.api.view.ClaimView" -> new ClaimViewJsonAdapter(json);
      case "cpor.api.view.ClaimView$ActionRequestView" ->
          new ClaimView$ActionRequestViewJsonAdapter(json);
      case "cpor.api.view.ClaimView$CompetingClaim" ->
          new ClaimView$CompetingClaimJsonAdapter(json);
      case "cpor.api.view.ClaimView$ConsentView" -> new ClaimView$ConsentViewJsonAdapter(json);
      case "cpor.api.view.ClaimView$IncentiveEvaluationView" ->
          new ClaimView$IncentiveEvaluationViewJsonAdapter(json);
      case "cpor.api.view.ClaimView$RejectionView" -> new ClaimView$RejectionViewJsonAdapter(json);
      case "cpor.api.view.CommentView" -> new CommentViewJsonAdapter(json);
      case "cpor.api.view.DeadlineView" -> new DeadlineViewJsonAdapter(json);
      case "cpor.api.view.EvidenceView" -> new EvidenceViewJsonAdapter(json);
      case "cpor.api.view.EvidenceView$Declared" -> new EvidenceView$DeclaredJsonAdapter(json);
      case "cpor.api.view.EvidenceView$Download" -> new EvidenceView$DownloadJsonAdapter(json);
      case "cpor.api.view.EvidenceView$Upload" -> new EvidenceView$UploadJsonAdapter(json);
      case "cpor.api.view.HistoryView" -> new HistoryViewJsonAdapter(json);
      case "cpor.api.view.HistoryView$Change" -> new HistoryView$ChangeJsonAdapter(json);
      case "cpor.api.view.PartnerView" -> new PartnerViewJsonAdapter(json);
      case "cpor.claim.ClaimDetails$Customer" -> new ClaimDetails$CustomerJsonAdapter(json);
      case "cpor.claim.ClaimDetails$CustomerContact" ->
          new ClaimDetails$CustomerContactJsonAdapter(json);
      case "cpor.claim.ClaimDetails$PartnerContact" ->
          new ClaimDetails$PartnerContactJsonAdapter(json);
      case "cpor.claim.ClaimDetails$Product" -> new ClaimDetails$ProductJsonAdapter(json);
      case "cpor.claim.Refusal$Fault" -> new Refusal$FaultJsonAdapter(json);
      default -> null;
    };
  }
}
