package cpor.claim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A claim as its events have made it.
 *
 * @param organisation the partner organisation that owns the claim
 * @param periods those in force when the claim was submitted; null before
 * @param rejection the last rejection; null before one and after an approval
 * @param dispute set once the one dispute was used; from then on every rejection is final
 * @param consent set from the first approval on
 * @param partnerCommentUnanswered whether the partner wrote after the reviewers' last word
 * @param discardedAt set when the partner discarded the draft: the API no longer knows the claim
 */
public record Claim(
    String id,
    String organisation,
    ClaimDetails details,
    List<Evidence> evidence,
    Stage stage,
    @Nullable Periods periods,
    @Nullable Rejection rejection,
    @Nullable Dispute dispute,
    @Nullable Consent consent,
    boolean partnerCommentUnanswered,
    Times times,
    Counters counters,
    @Nullable Instant discardedAt) {

  public Claim {
    evidence = List.copyOf(evidence);
  }

  /**
   * The claim's own dates.
   *
   * @param updatedAt when the claim as shown changed last
   */
  public record Times(Instant createdAt, @Nullable Instant submittedAt, Instant updatedAt) {}

  /**
   * What is counted over a claim's life.
   *
   * @param events how many events there are; the last one has this sequence
   * @param version changes when the claim as shown changes
   * @param stageSequence how often the workflow had to look again: a stage entered, a consent
   *     window restarted or held
   * @param stageEnteredSequence the stage sequence with which the present stage was entered
   * @param lifecycle how many workflow executions the claim has asked for
   */
  public record Counters(
      int events, int version, int stageSequence, int stageEnteredSequence, int lifecycle) {}

  public ClaimStatus status() {
    return stage.name().status();
  }

  public int version() {
    return counters.version();
  }

  public int stageSequence() {
    return counters.stageSequence();
  }

  public Optional<Evidence> evidence(String evidenceId) {
    return evidence.stream().filter(document -> document.id().equals(evidenceId)).findFirst();
  }

  /** Whether the claim was ever submitted: reviewers do not see it before. */
  public boolean wasSubmitted() {
    return times.submittedAt() != null;
  }

  /** Whether the claim waits for the customer's word on the notice with this stage sequence. */
  public boolean isAsking(int noticeSequence) {
    return stage instanceof Stage.ConsentWindow
        && consent != null
        && consent.noticeSequence() == noticeSequence;
  }

  /** The deadline that people are shown; empty where no clock runs. */
  public Optional<Deadline> deadline() {
    return switch (stage) {
      case Stage.ReviewersTurn turn -> Optional.of(turn.review().deadline());
      case Stage.PartnerActionRequired required -> Optional.of(required.answer());
      case Stage.ConsentWindow(Stage.WindowState.Open open) -> Optional.of(open.end());
      case Stage.DisputePeriod dispute -> Optional.of(dispute.end());
      case Stage.Editing _, Stage.ConsentWindow _, Stage.Associated _, Stage.Closed _ ->
          Optional.empty();
    };
  }

  /** When the decision is due in all; empty while waiting for the partner and in a dispute. */
  public Optional<Instant> decisionDueAt() {
    return stage instanceof Stage.ReviewersTurn turn
        ? Optional.ofNullable(turn.decision()).map(EscalatingDeadline::dueAt)
        : Optional.empty();
  }

  /**
   * When the workflow has to act on this claim next; empty when nothing is left to happen. While a
   * window is held that is the first reminder: the later ones are no events of the claim, and only
   * the notices that are owed tell whether one of them is late.
   */
  public Optional<Instant> wakeAt() {
    return switch (stage) {
      case Stage.ReviewersTurn turn -> Optional.of(firstLook(turn));
      case Stage.PartnerActionRequired required -> Optional.of(required.answer().dueAt());
      case Stage.ConsentWindow(Stage.WindowState.NoticePending pending) ->
          Optional.of(pending.since());
      case Stage.ConsentWindow(Stage.WindowState.Open open) -> Optional.of(open.end().dueAt());
      case Stage.ConsentWindow(Stage.WindowState.Held held) -> Optional.of(held.remindAt());
      case Stage.DisputePeriod dispute -> Optional.of(dispute.end().dueAt());
      case Stage.Editing _, Stage.Associated _, Stage.Closed _ -> Optional.empty();
    };
  }

  /** When the partner is to be reminded in this stage, if at all. */
  public Optional<Instant> remindAt() {
    return switch (stage) {
      case Stage.PartnerActionRequired required -> Optional.ofNullable(required.remindAt());
      case Stage.DisputePeriod dispute -> Optional.ofNullable(dispute.remindAt());
      case Stage.Editing _,
          Stage.ReviewersTurn _,
          Stage.ConsentWindow _,
          Stage.Associated _,
          Stage.Closed _ ->
          Optional.empty();
    };
  }

  private static Instant firstLook(Stage.ReviewersTurn turn) {
    Instant review = turn.review().lookAt();
    EscalatingDeadline decision = turn.decision();
    return decision == null || review.isBefore(decision.lookAt()) ? review : decision.lookAt();
  }
}
