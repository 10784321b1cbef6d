package cpor.api;

import cpor.claim.ClaimDetails;
import cpor.claim.ClaimEvent;
import cpor.claim.Deadline;
import cpor.claim.DisputeTerms;
import cpor.claim.EscalatingDeadline;
import cpor.claim.Evidence;
import cpor.claim.RecordedEvent;
import io.avaje.jsonb.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
record HistoryView(
    int sequence,
    String type,
    String at,
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

  static HistoryView of(RecordedEvent recorded, Caller caller) {
    return new HistoryView(
        recorded.sequence(),
        recorded.event().type(),
        Timestamps.show(recorded.at()),
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
          facts(
              "evidenceId", document.id(),
              "fileName", document.fileName(),
              "sizeBytes", document.sizeBytes(),
              "sha256", document.sha256());
      case ClaimEvent.EvidenceConfirmed(String id, String fileName) ->
          facts("evidenceId", id, "fileName", fileName);
      case ClaimEvent.EvidenceRemoved(String id, String fileName) ->
          facts("evidenceId", id, "fileName", fileName);
      case ClaimEvent.CommentAdded(String text) -> facts("text", text);
      case ClaimEvent.ClaimSubmitted submitted ->
          facts("dueAt", due(submitted.startBy()), "decisionDueAt", due(submitted.decideBy()));
      case ClaimEvent.ReviewStarted(Deadline reviewBy) -> facts("dueAt", due(reviewBy));
      case ClaimEvent.ReviewOverdue overdue -> facts("dueAt", Timestamps.show(overdue.dueAt()));
      case ClaimEvent.DecisionOverdue overdue -> facts("dueAt", Timestamps.show(overdue.dueAt()));
      case ClaimEvent.PartnerActionRequested requested ->
          facts(
              "reasons", names(requested.reasons()),
              "comment", requested.text(),
              "dueAt", due(requested.answerBy()));
      case ClaimEvent.ClaimResubmitted resubmitted ->
          facts(
              "comment", resubmitted.text(),
              "dueAt", due(resubmitted.reviewBy()),
              "decisionDueAt", due(resubmitted.decision()));
      case ClaimEvent.ClaimApproved(String comment) -> facts("comment", comment);
      case ClaimEvent.ConsentWindowOpened(Deadline end) -> facts("windowEndsAt", due(end));
      case ClaimEvent.ConsentWindowHeld held -> facts("heldReason", held.reason().name());
      case ClaimEvent.CustomerDeclined declined ->
          facts("reason", declined.reason(), "disputeUntil", end(declined.dispute()));
      case ClaimEvent.ClaimWithdrawn withdrawn ->
          facts(
              "withdrawalReason", withdrawn.reason().name(),
              "comment", withdrawn.text(),
              "disputeUntil", end(withdrawn.dispute()));
      case ClaimEvent.ClaimRejected rejected ->
          facts(
              "reasons", names(rejected.reasons()),
              "comment", rejected.text(),
              "disputeUntil", end(rejected.dispute()));
      case ClaimEvent.ClaimDisputed disputed ->
          facts("justification", disputed.justification(), "dueAt", due(disputed.answerBy()));
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

  private static Map<String, @Nullable Object> facts(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      facts.put((String) Objects.requireNonNull(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return facts;
  }

  private static List<String> names(List<? extends Enum<?>> values) {
    return values.stream().<String>map(Enum::name).toList();
  }

  private static String due(Deadline deadline) {
    return Timestamps.show(deadline.dueAt());
  }

  private static @Nullable String due(@Nullable EscalatingDeadline deadline) {
    return deadline == null ? null : Timestamps.show(deadline.dueAt());
  }

  private static @Nullable String end(@Nullable DisputeTerms terms) {
    return terms == null ? null : due(terms.end());
  }
}
