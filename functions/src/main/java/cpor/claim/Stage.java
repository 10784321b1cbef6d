package cpor.claim;

import cpor.claim.Deadline.EscalatingDeadline;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A status with its clock. Each stage holds what is true only while the claim is in it. */
public sealed interface Stage {

  default StageName name() {
    return switch (this) {
      case Editing _ -> StageName.EDITING;
      case Submitted _ -> StageName.SUBMITTED;
      case UnderReview _ -> StageName.UNDER_REVIEW;
      case PartnerActionRequired _ -> StageName.PARTNER_ACTION_REQUIRED;
      case ConsentWindow _ -> StageName.CONSENT_WINDOW;
      case Associated _ -> StageName.ASSOCIATED;
      case DisputePeriod _ -> StageName.DISPUTE_PERIOD;
      case Closed _ -> StageName.CLOSED;
    };
  }

  default StageClock clock() {
    return switch (this) {
      case Editing _, Associated _, Closed _, ConsentWindow(WindowState.Held _) -> StageClock.NONE;
      case ReviewersTurn turn -> turn.escalating();
      case PartnerActionRequired(_, Deadline answer, Instant remindAt, _, _) ->
          name().clock(answer.dueAt(), answer.dueAt(), remindAt);
      case ConsentWindow(WindowState.NoticePending pending) -> StageClock.waking(pending.since());
      case ConsentWindow(WindowState.Open(Deadline end)) ->
          name().clock(end.dueAt(), end.dueAt(), null);
      case DisputePeriod(Deadline end, Instant remindAt, _) ->
          name().clock(end.dueAt(), end.dueAt(), remindAt);
    };
  }

  /** Created; not submitted yet. */
  record Editing() implements Stage {}

  /** It is the reviewers' turn. Missing their deadlines is recorded, and nothing more. */
  sealed interface ReviewersTurn extends Stage {

    /** By when the review is to be started, or finished. */
    EscalatingDeadline review();

    /** When the decision is due in all; null in a dispute, where only the review's own counts. */
    @Nullable EscalatingDeadline decision();

    ReviewersTurn with(EscalatingDeadline review, @Nullable EscalatingDeadline decision);

    /** The workflow waits for whichever of the two deadlines can be missed next. */
    private StageClock escalating() {
      Instant next = missable(review());
      EscalatingDeadline decision = decision();
      Instant decided = decision == null ? null : missable(decision);
      if (next == null || (decided != null && decided.isBefore(next))) {
        next = decided;
      }
      return name().clock(review().dueAt(), next, null);
    }

    private static @Nullable Instant missable(EscalatingDeadline deadline) {
      return deadline.missed() ? null : deadline.dueAt();
    }
  }

  /** Waiting for a reviewer to begin. */
  record Submitted(EscalatingDeadline review, EscalatingDeadline decision)
      implements ReviewersTurn {
    @Override
    public Submitted with(EscalatingDeadline review, @Nullable EscalatingDeadline decision) {
      return new Submitted(review, Objects.requireNonNull(decision));
    }
  }

  /** A reviewer validates the proof of execution. */
  record UnderReview(EscalatingDeadline review, @Nullable EscalatingDeadline decision)
      implements ReviewersTurn {
    @Override
    public UnderReview with(EscalatingDeadline review, @Nullable EscalatingDeadline decision) {
      return new UnderReview(review, decision);
    }
  }

  /**
   * The partner has to answer.
   *
   * @param remindAt when the partner is reminded; null when that would be before the stage began
   * @param pausedDecision the decision's deadline as it was; it moves by the time spent here
   * @param newSinceRequest whether there has been a comment, new evidence or an edit
   */
  record PartnerActionRequired(
      ActionRequest request,
      Deadline answer,
      @Nullable Instant remindAt,
      @Nullable EscalatingDeadline pausedDecision,
      boolean newSinceRequest)
      implements Stage {
    PartnerActionRequired withNewSinceRequest() {
      return new PartnerActionRequired(request, answer, remindAt, pausedDecision, true);
    }
  }

  /** Approved; the customer may decline. */
  record ConsentWindow(WindowState window) implements Stage {}

  /** The window passed in silence; the incentive programmes have the claim. */
  record Associated(Instant at) implements Stage {}

  /**
   * Rejected; the partner may dispute.
   *
   * @param remindAt when the partner is reminded; null when that would be before the stage began
   * @param newEvidence whether evidence was verified since the rejection
   */
  record DisputePeriod(Deadline end, @Nullable Instant remindAt, boolean newEvidence)
      implements Stage {
    DisputePeriod withNewEvidence() {
      return new DisputePeriod(end, remindAt, true);
    }
  }

  /**
   * Rejected for good.
   *
   * @param associationEnded whether the claim was associated until the partner withdrew it
   */
  record Closed(Instant at, boolean associationEnded) implements Stage {}

  /** Where the asking of the customer stands. */
  sealed interface WindowState {
    /** The notice has not been handed to the mail service yet; no clock runs. */
    record NoticePending(Instant since) implements WindowState {}

    /** The customer may decline until the end is applied. */
    record Open(Deadline end) implements WindowState {}

    /** The notice did not arrive, so silence counts for nobody; no clock runs. */
    record Held(HeldReason reason, Instant since) implements WindowState {}
  }

  /** What a reviewer asked the partner for. */
  public record ActionRequest(List<ActionReason> reasons, String comment, Instant at) {
    public ActionRequest {
      reasons = List.copyOf(reasons);
    }
  }

  /** Why a reviewer asks the partner for more. */
  public enum ActionReason {
    ALL_POE_MISSING,
    CUSTOMER_ACKNOWLEDGEMENT_MISSING,
    DATES_MISSING_OR_OLD,
    PARTNER_SERVICE_MISSING,
    PRODUCTS_MISSING,
    OTHER
  }

  /**
   * Why a consent window is held: the customer may not have been asked, so its silence says
   * nothing.
   */
  public enum HeldReason {
    /** The address does not exist or refuses mail for good. */
    BOUNCED,
    /** The recipient reported the notice as unwanted. */
    COMPLAINT,
    /** The mail service refused the notice for good. */
    REFUSED,
    /** The window ran out, and nobody has reported that the notice was delivered. */
    NOT_DELIVERED
  }
}
