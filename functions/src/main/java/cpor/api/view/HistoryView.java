package cpor.api.view;

import cpor.api.request.Caller;
import cpor.api.request.ClaimDetailsFields;
import cpor.api.request.JsonObject;
import cpor.claim.ClaimDetails;
import cpor.claim.ClaimEvent;
import cpor.claim.Deadline;
import cpor.claim.Deadline.EscalatingDeadline;
import cpor.claim.Dispute.DisputeTerms;
import cpor.claim.Evidence;
import cpor.claim.RecordedEvent;
import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event of a claim's history as one caller is shown it.
 *
 * @param changes the claim's fields that changed, where a person edited them
 * @param detail what else is to be known of this type of event
 */
@Json
public record HistoryView(
    int sequence,
    String type,
    Instant at,
    ActorView actor,
    List<Change> changes,
    Map<String, @Nullable Object> detail) {

  /**
   * One field that changed.
   *
   * @param field its path, such as {@code customerContact.email}
   */
  @Json
  record Change(String field, @Nullable Object from, @Nullable Object to) {}

  public static HistoryView of(RecordedEvent recorded, Caller caller) {
    return new HistoryView(
        recorded.sequence(),
        recorded.event().type(),
        recorded.at(),
        ActorView.of(recorded.by(), caller),
        changes(recorded.event()),
        detail(recorded.event()));
  }

  private static List<Change> changes(ClaimEvent event) {
    List<Change> changes = new ArrayList<>();
    if (event instanceof ClaimEvent.ClaimEdited(ClaimDetails from, ClaimDetails to)) {
      compare("", ClaimDetailsFields.tree(from), ClaimDetailsFields.tree(to), changes);
    } else if (event instanceof ClaimEvent.CustomerContactCorrected corrected) {
      compare(
          "customerContact",
          ClaimDetailsFields.tree(corrected.previous()),
          ClaimDetailsFields.tree(corrected.corrected()),
          changes);
    }
    return changes;
  }

  /** Objects are compared field by field, lists as a whole. */
  private static void compare(
      String field, @Nullable Object from, @Nullable Object to, List<Change> changes) {
    if (from instanceof Map<?, ?> before && to instanceof Map<?, ?> after) {
      String prefix = field.isEmpty() ? "" : field + ".";
      before.forEach((name, value) -> compare(prefix + name, value, after.get(name), changes));
    } else if (!Objects.equals(from, to)) {
      changes.add(new Change(field, from, to));
    }
  }

  private static Map<String, @Nullable Object> detail(ClaimEvent event) {
    return switch (event) {
      case ClaimEvent.EvidenceAdded(Evidence document) ->
          JsonObject.of(
              "evidenceId", document.id(),
              "fileName", document.fileName(),
              "sizeBytes", document.sizeBytes(),
              "sha256", document.sha256());
      case ClaimEvent.EvidenceConfirmed(String id, String fileName) ->
          JsonObject.of("evidenceId", id, "fileName", fileName);
      case ClaimEvent.EvidenceRemoved(String id, String fileName) ->
          JsonObject.of("evidenceId", id, "fileName", fileName);
      case ClaimEvent.CommentAdded(String text) -> JsonObject.of("text", text);
      case ClaimEvent.ClaimSubmitted submitted ->
          JsonObject.of(
              "dueAt", submitted.startBy().dueAt(), "decisionDueAt", submitted.decideBy().dueAt());
      case ClaimEvent.ReviewStarted(Deadline reviewBy) -> JsonObject.of("dueAt", reviewBy.dueAt());
      case ClaimEvent.ReviewOverdue overdue -> JsonObject.of("dueAt", overdue.dueAt());
      case ClaimEvent.DecisionOverdue overdue -> JsonObject.of("dueAt", overdue.dueAt());
      case ClaimEvent.PartnerActionRequested requested ->
          JsonObject.of(
              "reasons", requested.reasons(),
              "comment", requested.text(),
              "dueAt", requested.answerBy().dueAt());
      case ClaimEvent.ClaimResubmitted resubmitted ->
          JsonObject.of(
              "comment", resubmitted.text(),
              "dueAt", resubmitted.reviewBy().dueAt(),
              "decisionDueAt", due(resubmitted.decision()));
      case ClaimEvent.ClaimApproved(String comment) -> JsonObject.of("comment", comment);
      case ClaimEvent.ConsentWindowOpened(Deadline end) ->
          JsonObject.of("windowEndsAt", end.dueAt());
      case ClaimEvent.ConsentWindowHeld held -> JsonObject.of("heldReason", held.reason());
      case ClaimEvent.CustomerDeclined declined ->
          JsonObject.of("reason", declined.reason(), "disputeUntil", end(declined.dispute()));
      case ClaimEvent.ClaimWithdrawn withdrawn ->
          JsonObject.of(
              "withdrawalReason", withdrawn.reason(),
              "comment", withdrawn.text(),
              "disputeUntil", end(withdrawn.dispute()));
      case ClaimEvent.ClaimRejected rejected ->
          JsonObject.of(
              "reasons", rejected.reasons(),
              "comment", rejected.text(),
              "disputeUntil", end(rejected.dispute()));
      case ClaimEvent.ClaimDisputed disputed ->
          JsonObject.of(
              "justification", disputed.justification(), "dueAt", disputed.answerBy().dueAt());
      case ClaimEvent.ClaimCreated _,
          ClaimEvent.ClaimEdited _,
          ClaimEvent.ConsentNoticeRequested _,
          ClaimEvent.CustomerContactCorrected _,
          ClaimEvent.ClaimAssociated _,
          ClaimEvent.ClaimClosed _,
          ClaimEvent.ClaimDiscarded _ ->
          Map.of();
    };
  }

  private static @Nullable Instant due(@Nullable EscalatingDeadline deadline) {
    return deadline == null ? null : deadline.dueAt();
  }

  private static @Nullable Instant end(@Nullable DisputeTerms terms) {
    return terms == null ? null : terms.end().dueAt();
  }
}
