package cpor.claim;

import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.Refusal.Fault;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Rejection.WithdrawalReason;
import cpor.claim.Stage.ActionReason;
import cpor.claim.Stage.HeldReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody wants done with a claim: who asks, when, and everything the decision needs. */
public sealed interface ClaimCommand {

  Actor by();

  Instant at();

  /** What a person may do with a claim that exists, if {@link Permissions} grant it. */
  sealed interface OfPerson extends ClaimCommand {
    /** What it is called where it is granted or denied; some commands are one action. */
    default Action action() {
      return switch (this) {
        case Edit _ -> Action.EDIT;
        case Discard _ -> Action.DISCARD;
        case AddEvidence _, ConfirmEvidence _, RemoveEvidence _ -> Action.ADD_EVIDENCE;
        case Comment _ -> Action.COMMENT;
        case Submit _ -> Action.SUBMIT;
        case StartReview _ -> Action.START;
        case RequestAction _ -> Action.REQUEST_ACTION;
        case Resubmit _ -> Action.RESUBMIT;
        case Approve _ -> Action.APPROVE;
        case Reject _ -> Action.REJECT;
        case Withdraw _ -> Action.WITHDRAW;
        case DisputeRejection _ -> Action.DISPUTE;
        case ResendConsentNotice _ -> Action.RESEND_CONSENT_NOTICE;
        case CorrectCustomerContact _ -> Action.CORRECT_CUSTOMER_CONTACT;
      };
    }

    /** What is wrong with the command whatever stage the claim is in. */
    default List<Fault> faults(Claim claim) {
      return List.of();
    }
  }

  record Create(
      Actor by,
      Instant at,
      String claimId,
      String organisation,
      String organisationName,
      ClaimDetails details)
      implements ClaimCommand {}

  /**
   * The partner changes what it stated.
   *
   * @param edited the details as they are to be
   */
  record Edit(Actor by, Instant at, ClaimDetails edited) implements OfPerson {
    @Override
    public List<Fault> faults(Claim claim) {
      List<Fault> faults = new ArrayList<>(EditRules.faults(edited));
      faults.addAll(EditRules.lost(claim, edited));
      return faults;
    }
  }

  record Discard(Actor by, Instant at) implements OfPerson {}

  record AddEvidence(Actor by, Instant at, Evidence document) implements OfPerson {}

  /** The document was found uploaded and fits its declaration. */
  record ConfirmEvidence(Actor by, Instant at, String evidenceId) implements OfPerson {}

  record RemoveEvidence(Actor by, Instant at, String evidenceId) implements OfPerson {}

  record Comment(Actor by, Instant at, String text) implements OfPerson {
    @Override
    public List<Fault> faults(Claim claim) {
      return VisibleText.isBlank(text)
          ? List.of(new Fault("/text", "must not be blank"))
          : List.of();
    }
  }

  /**
   * The partner hands the claim in.
   *
   * @param organisationName the partner's legal name at that time
   * @param verified ids of documents that were just found uploaded and fit their declaration
   */
  record Submit(Actor by, Instant at, String organisationName, Set<String> verified)
      implements OfPerson {}

  record StartReview(Actor by, Instant at) implements OfPerson {}

  record RequestAction(Actor by, Instant at, List<ActionReason> reasons, String comment)
      implements OfPerson {
    @Override
    public List<Fault> faults(Claim claim) {
      return withoutGrounds(reasons, comment);
    }
  }

  /**
   * The partner answers a request for action.
   *
   * @param organisationName the partner's legal name at that time
   * @param verified ids of documents that were just found uploaded and fit their declaration
   */
  record Resubmit(
      Actor by, Instant at, String organisationName, @Nullable String comment, Set<String> verified)
      implements OfPerson {}

  record Approve(Actor by, Instant at, @Nullable String comment) implements OfPerson {}

  record Reject(Actor by, Instant at, List<RejectionReason> reasons, String comment)
      implements OfPerson {
    @Override
    public List<Fault> faults(Claim claim) {
      List<Fault> faults = new ArrayList<>(withoutGrounds(reasons, comment));
      for (int i = 0; i < reasons.size(); i++) {
        if (!reasons.get(i).isReviewers()) {
          faults.add(new Fault("/reasons/" + i, "is not a reason that a reviewer gives"));
        }
      }
      return faults;
    }
  }

  record Withdraw(Actor by, Instant at, WithdrawalReason reason, @Nullable String comment)
      implements OfPerson {}

  /**
   * The partner asks for the rejection to be reconsidered.
   *
   * @param verified ids of documents that were just found uploaded and fit their declaration
   */
  record DisputeRejection(
      Actor by, Instant at, @Nullable String justification, Set<String> verified)
      implements OfPerson {}

  record ResendConsentNotice(Actor by, Instant at) implements OfPerson {}

  record CorrectCustomerContact(Actor by, Instant at, CustomerContact corrected)
      implements OfPerson {
    @Override
    public List<Fault> faults(Claim claim) {
      ClaimDetails details = claim.details().withCustomerContact(corrected);
      List<Fault> faults = new ArrayList<>(EditRules.faults(details));
      Completeness.faults(details).stream()
          .filter(fault -> fault.pointer().startsWith("/customerContact"))
          .forEach(faults::add);
      return faults;
    }
  }

  /** The customer declines by a link of the notice with this stage sequence. */
  record Decline(Instant at, int noticeSequence, @Nullable String reason) implements ClaimCommand {
    @Override
    public Actor by() {
      return Actor.CUSTOMER;
    }
  }

  /** The notice with this stage sequence was handed to the mail service at this time. */
  record OpenConsentWindow(Instant at, int noticeSequence) implements ClaimCommand {
    @Override
    public Actor by() {
      return Actor.SYSTEM;
    }
  }

  /** The notice with this stage sequence will not arrive. */
  record HoldConsentWindow(Instant at, int noticeSequence, HeldReason reason)
      implements ClaimCommand {
    @Override
    public Actor by() {
      return Actor.SYSTEM;
    }
  }

  /**
   * The time that a stage waited for has come, as far as the caller knows.
   *
   * @param stageSequence of the stage that the caller means
   * @param noticeDelivered whether the mail service has reported the delivery of the current
   *     consent notice
   * @param windowsPaused whether customers cannot reach their links, so that no window may end
   */
  record ApplyDeadline(
      Instant at, int stageSequence, boolean noticeDelivered, boolean windowsPaused)
      implements ClaimCommand {
    @Override
    public Actor by() {
      return Actor.SYSTEM;
    }
  }

  /** A reviewer who asks for more or rejects says why. */
  private static List<Fault> withoutGrounds(List<?> reasons, String comment) {
    List<Fault> faults = new ArrayList<>();
    if (reasons.isEmpty()) {
      faults.add(new Fault("/reasons", "at least one reason is needed"));
    }
    if (VisibleText.isBlank(comment)) {
      faults.add(new Fault("/comment", "a comment is needed"));
    }
    return faults;
  }
}
