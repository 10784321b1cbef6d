package cpor.claim;

import cpor.claim.Deadline.EscalatingDeadline;
import cpor.claim.Stage.HeldReason;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A claim as its events have made it.
 *
 * @param organisation the partner organisation that owns the claim
 * @param organisationName its legal name, as it was when the claim was last submitted
 * @param periods those in force when the claim was submitted; null before
 * @param rejection the last rejection; null before one and after an approval
 * @param dispute set once the one dispute was used; from then on every rejection is final
 * @param consent set from the first approval on
 * @param reviewedBy the reviewer who began the review, or asked for more since; null before, and in
 *     a dispute, which is another's
 * @param partnerCommentUnanswered whether the partner wrote after the reviewers' last word
 * @param discardedAt set when the partner discarded the draft: the API no longer knows the claim
 */
@RecordBuilder
public record Claim(
    String id,
    String organisation,
    String organisationName,
    ClaimDetails details,
    List<Evidence> evidence,
    Stage stage,
    @Nullable Periods periods,
    @Nullable Rejection rejection,
    @Nullable Dispute dispute,
    @Nullable Consent consent,
    @Nullable String reviewedBy,
    boolean partnerCommentUnanswered,
    Times times,
    Counters counters,
    @Nullable Instant discardedAt)
    implements ClaimBuilder.With {

  public Claim {
    evidence = List.copyOf(evidence);
  }

  /**
   * The claim's own dates.
   *
   * @param updatedAt when the claim as shown changed last
   */
  public record Times(Instant createdAt, @Nullable Instant submittedAt, Instant updatedAt) {

    Times submitted(Instant at) {
      return new Times(createdAt, at, updatedAt);
    }

    Times updated(Instant at) {
      return new Times(createdAt, submittedAt, at);
    }
  }

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
      int events, int version, int stageSequence, int stageEnteredSequence, int lifecycle) {

    Counters after(int lastEvent, boolean shownChanged) {
      return new Counters(
          lastEvent,
          shownChanged ? version + 1 : version,
          stageSequence,
          stageEnteredSequence,
          lifecycle);
    }

    Counters stageEntered() {
      int entered = stageSequence + 1;
      return new Counters(events, version, entered, entered, lifecycle);
    }

    /** The workflow has to look again, though the stage is the same. */
    Counters lookedAgain() {
      return new Counters(events, version, stageSequence + 1, stageEnteredSequence, lifecycle);
    }

    Counters lifecycleBegun() {
      return new Counters(events, version, stageSequence, stageEnteredSequence, lifecycle + 1);
    }
  }

  public ClaimStatus status() {
    return stage.name().status();
  }

  /** Where it stands in lists, and whom it waits for. */
  public Standing standing() {
    return Standing.of(stage.name(), heldReason().isPresent());
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

  /** Whose turn it is, until when, and what happens otherwise. */
  public StageClock clock() {
    return stage.clock();
  }

  /** When the decision is due in all; empty while waiting for the partner and in a dispute. */
  public Optional<Instant> decisionDueAt() {
    return stage instanceof Stage.ReviewersTurn turn
        ? Optional.ofNullable(turn.decision()).map(EscalatingDeadline::dueAt)
        : Optional.empty();
  }

  /** Why the consent window is held; empty while it is not. */
  public Optional<HeldReason> heldReason() {
    return stage instanceof Stage.ConsentWindow(Stage.WindowState.Held held)
        ? Optional.of(held.reason())
        : Optional.empty();
  }

  /**
   * When the consent window ends, or would have ended if the claim had not left it; empty before it
   * opened, and while it is held.
   */
  public Optional<Instant> windowEndsAt() {
    if (stage instanceof Stage.ConsentWindow) {
      return Optional.ofNullable(clock().dueAt());
    }
    return Optional.ofNullable(consent).map(Consent::windowEndsAt);
  }
}
