package cpor.notice.mail;

import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage.ActionReason;
import cpor.claim.Stage.HeldReason;
import cpor.claim.StageName;
import cpor.wording.CustomerFacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a person is told by mail, with exactly the facts that the mail states. */
public sealed interface Notice {

  /** To the partner's contact. */
  sealed interface ToPartner extends Notice {
    ClaimFacts claim();
  }

  /** To the reviewers' lead, who is told the claim and its partner but no person's name. */
  sealed interface ToLead extends Notice {
    String claimId();

    String organisation();
  }

  record Submitted(ClaimFacts claim, Instant submittedAt, Instant decisionDueAt)
      implements ToPartner {}

  /** A reviewer needs more. */
  record ActionRequired(ClaimFacts claim, List<ActionReason> reasons, String comment, Instant dueAt)
      implements ToPartner {
    public ActionRequired {
      reasons = List.copyOf(reasons);
    }
  }

  /** The answer to a request for more is due soon. */
  record AnswerReminder(ClaimFacts claim, List<ActionReason> reasons, String comment, Instant dueAt)
      implements ToPartner {
    public AnswerReminder {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * Approved, before the customer's silence has confirmed it.
   *
   * @param windowEndsAt null while no clock runs
   */
  record Approved(ClaimFacts claim, @Nullable Instant windowEndsAt) implements ToPartner {}

  /** The customer may not have been asked, so its silence says nothing. */
  record WindowHeld(ClaimFacts claim, HeldReason reason, AskingAgain askingAgain)
      implements ToPartner {}

  /** Who can still have the consent notice sent again. */
  enum AskingAgain {
    BY_PARTNER,
    BY_REVIEWER,
    BY_NOBODY
  }

  record WindowHeldLead(String claimId, String organisation, HeldReason reason, Instant since)
      implements ToLead {}

  /**
   * Rejected for whatever reason.
   *
   * @param withdrawalReason set when the partner asked for it
   * @param comment what the reviewer, the declining customer or the withdrawing partner wrote
   * @param disputeUntil null when the rejection is final
   */
  record Rejected(
      ClaimFacts claim,
      List<RejectionReason> reasons,
      @Nullable WithdrawalReason withdrawalReason,
      @Nullable String comment,
      Instant rejectedAt,
      @Nullable Instant disputeUntil)
      implements ToPartner {
    public Rejected {
      reasons = List.copyOf(reasons);
    }
  }

  /** The dispute period ends soon. */
  record DisputeReminder(ClaimFacts claim, List<RejectionReason> reasons, Instant disputeUntil)
      implements ToPartner {
    public DisputeReminder {
      reasons = List.copyOf(reasons);
    }
  }

  record DisputeDecided(ClaimFacts claim, DisputeOutcome outcome) implements ToPartner {}

  /** What a reviewer decided about a dispute. */
  sealed interface DisputeOutcome {

    /**
     * The claim is approved after all.
     *
     * @param windowEndsAt null while no clock runs
     */
    record Won(@Nullable Instant windowEndsAt) implements DisputeOutcome {}

    /** The rejection stands and is final. */
    record Refused(List<RejectionReason> reasons, @Nullable String comment)
        implements DisputeOutcome {
      public Refused {
        reasons = List.copyOf(reasons);
      }
    }
  }

  /** The consent window passed in silence. */
  record Associated(ClaimFacts claim, Instant at) implements ToPartner {}

  /** The partner withdrew an associated claim. */
  record AssociationEnded(
      ClaimFacts claim, WithdrawalReason reason, @Nullable String comment, Instant at)
      implements ToPartner {}

  /** Nobody began a review, or the review is not done, in time. */
  record ReviewOverdue(String claimId, String organisation, StageName stage, Instant dueAt)
      implements ToLead {}

  /** The decision is not made in time. */
  record DecisionOverdue(String claimId, String organisation, StageName stage, Instant dueAt)
      implements ToLead {}

  /** To the customer's contact. */
  sealed interface ToCustomer extends Notice {
    String contactName();

    CustomerFacts claim();
  }

  /**
   * Asks the customer.
   *
   * @param declinedBefore when the customer declined the claim earlier; null if it never did
   * @param lastMoment until when it may decline at least; the window opens after this is written
   * @param link opens the consent page
   */
  record ConsentRequest(
      String contactName,
      CustomerFacts claim,
      @Nullable Instant declinedBefore,
      Instant lastMoment,
      String link)
      implements ToCustomer {}

  /**
   * A receipt for a decline, since anybody who has the link can decline.
   *
   * @param reason what was given as the reason, if any
   * @param forGood whether nobody can approve the claim any more
   */
  record Declined(
      String contactName, CustomerFacts claim, Instant at, @Nullable String reason, boolean forGood)
      implements ToCustomer {}
}
