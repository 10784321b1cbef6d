package cpor.claim;

import cpor.calendar.BusinessCalendar;
import cpor.calendar.Period;
import cpor.claim.ClaimCommand.ApplyDeadline;
import cpor.claim.Deadline.EscalatingDeadline;
import cpor.claim.Dispute.DisputeTerms;
import cpor.claim.Permissions.Permission;
import cpor.claim.Refusal.Fault;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Stage.HeldReason;
import cpor.claim.Stage.WindowState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a command does to a claim: the events that happen, or the reason why not. Every
 * change of a claim comes from here.
 *
 * @param calendar the newest: each deadline uses it when its stage begins
 * @param periods those that a claim submitted now gets
 */
public record ClaimDecider(BusinessCalendar calendar, Periods periods) {

  /** How often partner and lead are told that a window is still held. */
  public static final Period HELD_REMINDER_EVERY = new Period.BusinessDays(5);

  /** Begins a claim. */
  public Decision create(ClaimCommand.Create command) {
    List<Fault> faults = EditRules.faults(command.details());
    return faults.isEmpty()
        ? Decision.accepted(
            new ClaimEvent.ClaimCreated(
                command.claimId(),
                command.organisation(),
                command.organisationName(),
                command.details()))
        : Decision.refused(new Refusal.Invalid(faults));
  }

  /** Decides about a claim that exists. */
  public Decision decide(Claim claim, ClaimCommand command) {
    return switch (command) {
      case ClaimCommand.Create _ ->
          throw new IllegalArgumentException("claim " + claim.id() + " was created before");
      case ClaimCommand.OfPerson asked -> decideForPerson(claim, asked);
      case ClaimCommand.Decline decline -> decline(claim, decline);
      case ClaimCommand.OpenConsentWindow open -> openWindow(claim, open);
      case ClaimCommand.HoldConsentWindow hold -> holdWindow(claim, hold);
      case ClaimCommand.ApplyDeadline apply -> applyDeadline(claim, apply);
    };
  }

  private Decision decideForPerson(Claim claim, ClaimCommand.OfPerson command) {
    List<Fault> faults = command.faults(claim);
    if (!faults.isEmpty()) {
      return Decision.refused(new Refusal.Invalid(faults));
    }
    return switch (Permissions.of(claim, command.by(), command.action())) {
      case Permission.Granted _ -> carryOut(claim, command);
      case Permission.Denied(String why) -> Decision.refused(notAllowedNow(why, claim, command));
      case Permission.AnotherReviewerNeeded _ ->
          Decision.refused(
              new Refusal.AnotherReviewerNeeded(Permissions.granted(claim, command.by())));
    };
  }

  private static Refusal notAllowedNow(String why, Claim claim, ClaimCommand command) {
    return new Refusal.NotAllowedNow(why, Permissions.granted(claim, command.by()));
  }

  private Decision carryOut(Claim claim, ClaimCommand.OfPerson command) {
    return switch (command) {
      case ClaimCommand.Edit edit -> edit(claim, edit);
      case ClaimCommand.Discard _ -> Decision.accepted(new ClaimEvent.ClaimDiscarded());
      case ClaimCommand.AddEvidence add -> addEvidence(claim, add);
      case ClaimCommand.ConfirmEvidence confirm -> confirmEvidence(claim, confirm);
      case ClaimCommand.RemoveEvidence remove -> removeEvidence(claim, remove);
      case ClaimCommand.Comment comment ->
          Decision.accepted(new ClaimEvent.CommentAdded(comment.text()));
      case ClaimCommand.Submit submit -> submit(claim, submit);
      case ClaimCommand.StartReview start ->
          Decision.accepted(
              new ClaimEvent.ReviewStarted(
                  deadlines().after(start.at(), periodsOf(claim).reviewWithin())));
      case ClaimCommand.RequestAction request -> requestAction(claim, request);
      case ClaimCommand.Resubmit resubmit -> resubmit(claim, resubmit);
      case ClaimCommand.Approve approve ->
          Decision.accepted(new ClaimEvent.ClaimApproved(approve.comment()));
      case ClaimCommand.Reject reject -> reject(claim, reject);
      case ClaimCommand.Withdraw withdraw -> withdraw(claim, withdraw);
      case ClaimCommand.DisputeRejection dispute -> dispute(claim, dispute);
      case ClaimCommand.ResendConsentNotice _ ->
          Decision.accepted(new ClaimEvent.ConsentNoticeRequested());
      case ClaimCommand.CorrectCustomerContact correct -> correctContact(claim, correct);
    };
  }

  private Decision edit(Claim claim, ClaimCommand.Edit edit) {
    ClaimDetails from = claim.details();
    ClaimDetails to = edit.edited();
    if (from.equals(to)) {
      return Decision.accepted();
    }
    if (claim.wasSubmitted()) {
      List<String> locked = EditRules.lockedAfterSubmission(from, to);
      if (!locked.isEmpty()) {
        return Decision.refused(
            new Refusal.FieldsNotEditable(
                locked, claim.stage().name(), Permissions.granted(claim, edit.by())));
      }
    }
    return Decision.accepted(new ClaimEvent.ClaimEdited(from, to));
  }

  private static Decision addEvidence(Claim claim, ClaimCommand.AddEvidence add) {
    return Permissions.takesMoreEvidence(claim)
        ? Decision.accepted(new ClaimEvent.EvidenceAdded(add.document()))
        : invalid("", "a claim has at most %d documents".formatted(Permissions.MOST_EVIDENCE));
  }

  private static Decision confirmEvidence(Claim claim, ClaimCommand.ConfirmEvidence confirm) {
    return claim
        .evidence(confirm.evidenceId())
        .map(
            document ->
                document.uploaded()
                    ? Decision.accepted()
                    : Decision.accepted(
                        new ClaimEvent.EvidenceConfirmed(document.id(), document.fileName())))
        .orElseGet(() -> Decision.refused(new Refusal.UnknownEvidence()));
  }

  /** Once a claim was submitted, what reviewers may have seen stays. */
  private static Decision removeEvidence(Claim claim, ClaimCommand.RemoveEvidence remove) {
    return claim
        .evidence(remove.evidenceId())
        .map(
            document ->
                document.uploaded() && claim.wasSubmitted()
                    ? Decision.refused(
                        notAllowedNow(
                            "An uploaded document can be removed only before the claim is"
                                + " submitted.",
                            claim,
                            remove))
                    : Decision.accepted(
                        new ClaimEvent.EvidenceRemoved(document.id(), document.fileName())))
        .orElseGet(() -> Decision.refused(new Refusal.UnknownEvidence()));
  }

  private Decision submit(Claim claim, ClaimCommand.Submit submit) {
    List<ClaimEvent> events = confirmations(claim, submit.verified());
    List<Fault> faults = new ArrayList<>(Completeness.faults(claim.details()));
    faults.addAll(EditRules.faults(claim.details()));
    if (events.isEmpty() && claim.evidence().stream().noneMatch(Evidence::uploaded)) {
      faults.add(
          new Fault("/evidence", "at least one uploaded proof of execution document is needed"));
    }
    if (!faults.isEmpty()) {
      return Decision.refused(new Refusal.Invalid(faults));
    }
    Instant now = submit.at();
    events.add(
        new ClaimEvent.ClaimSubmitted(
            submit.organisationName(),
            periods,
            deadlines().after(now, periods.reviewStartWithin()),
            deadlines().after(now, periods.decisionDueWithin())));
    return new Decision.Accepted(events);
  }

  private Decision requestAction(Claim claim, ClaimCommand.RequestAction request) {
    Deadline answerBy = deadlines().after(request.at(), periodsOf(claim).partnerResponseWithin());
    return Decision.accepted(
        new ClaimEvent.PartnerActionRequested(
            request.reasons(),
            request.comment(),
            answerBy,
            deadlines()
                .reminder(answerBy, periodsOf(claim).partnerReminderBefore(), request.at())));
  }

  private Decision resubmit(Claim claim, ClaimCommand.Resubmit resubmit) {
    Stage.PartnerActionRequired stage = (Stage.PartnerActionRequired) claim.stage();
    List<ClaimEvent> events = confirmations(claim, resubmit.verified());
    if (!stage.newSinceRequest() && VisibleText.isBlank(resubmit.comment()) && events.isEmpty()) {
      return invalid(
          "", "answer with a comment, a new uploaded document or an edit before resubmitting");
    }
    Periods own = periodsOf(claim);
    Period reviewWithin = claim.dispute() == null ? own.reviewWithin() : own.disputeAnswerWithin();
    EscalatingDeadline paused = stage.pausedDecision();
    events.add(
        new ClaimEvent.ClaimResubmitted(
            resubmit.organisationName(),
            resubmit.comment(),
            deadlines().after(resubmit.at(), reviewWithin),
            paused == null
                ? null
                : deadlines()
                    .moved(paused, own.decisionDueWithin(), stage.request().at(), resubmit.at())));
    return new Decision.Accepted(events);
  }

  private Decision reject(Claim claim, ClaimCommand.Reject reject) {
    return Decision.accepted(
        new ClaimEvent.ClaimRejected(
            reject.reasons(), reject.comment(), disputeTerms(claim, reject.at())));
  }

  private Decision withdraw(Claim claim, ClaimCommand.Withdraw withdraw) {
    return Decision.accepted(
        new ClaimEvent.ClaimWithdrawn(
            withdraw.reason(),
            withdraw.comment(),
            claim.stage() instanceof Stage.Associated ? null : disputeTerms(claim, withdraw.at())));
  }

  private Decision dispute(Claim claim, ClaimCommand.DisputeRejection dispute) {
    List<ClaimEvent> events = confirmations(claim, dispute.verified());
    Stage.DisputePeriod stage = (Stage.DisputePeriod) claim.stage();
    if (VisibleText.isBlank(dispute.justification()) && !stage.newEvidence() && events.isEmpty()) {
      return invalid(
          "",
          "give a business justification, or upload proof of execution that was added since the"
              + " rejection");
    }
    events.add(
        new ClaimEvent.ClaimDisputed(
            dispute.justification(),
            deadlines().after(dispute.at(), periodsOf(claim).disputeAnswerWithin())));
    return new Decision.Accepted(events);
  }

  private static Decision correctContact(Claim claim, ClaimCommand.CorrectCustomerContact correct) {
    return Decision.accepted(
        new ClaimEvent.CustomerContactCorrected(
            Objects.requireNonNull(claim.details().customerContact()), correct.corrected()));
  }

  private Decision decline(Claim claim, ClaimCommand.Decline decline) {
    return claim.isAsking(decline.noticeSequence())
        ? Decision.accepted(
            new ClaimEvent.CustomerDeclined(decline.reason(), disputeTerms(claim, decline.at())))
        : Decision.refused(new Refusal.LinkDead());
  }

  private Decision openWindow(Claim claim, ClaimCommand.OpenConsentWindow open) {
    boolean pending =
        claim.isAsking(open.noticeSequence())
            && claim.stage() instanceof Stage.ConsentWindow(WindowState.NoticePending _);
    return pending
        ? Decision.accepted(
            new ClaimEvent.ConsentWindowOpened(
                deadlines().after(open.at(), periodsOf(claim).consentWindow())))
        : Decision.refused(new Refusal.Moved());
  }

  private Decision holdWindow(Claim claim, ClaimCommand.HoldConsentWindow hold) {
    boolean holdable =
        claim.isAsking(hold.noticeSequence())
            && claim.stage() instanceof Stage.ConsentWindow(WindowState window)
            && !(window instanceof WindowState.Held);
    return holdable
        ? Decision.accepted(held(hold.reason(), hold.at()))
        : Decision.refused(new Refusal.Moved());
  }

  /** Nothing but an unchanged stage whose time has come moves; see the rule "Time". */
  private Decision applyDeadline(Claim claim, ApplyDeadline apply) {
    if (claim.stageSequence() != apply.stageSequence()) {
      return Decision.refused(new Refusal.Moved());
    }
    return switch (claim.stage()) {
      case Stage.ReviewersTurn turn -> escalate(claim, turn, apply.at());
      case Stage.PartnerActionRequired required ->
          when(
              required.answer(),
              apply,
              new ClaimEvent.ClaimRejected(
                  List.of(RejectionReason.NO_PARTNER_RESPONSE),
                  null,
                  disputeTerms(claim, apply.at())));
      case Stage.ConsentWindow(WindowState.Open(Deadline end)) -> endWindow(end, apply);
      case Stage.DisputePeriod disputePeriod ->
          when(disputePeriod.end(), apply, new ClaimEvent.ClaimClosed());
      case Stage.Editing _, Stage.ConsentWindow _, Stage.Associated _, Stage.Closed _ ->
          Decision.refused(new Refusal.Moved());
    };
  }

  /** Silence says nothing while customers cannot speak. */
  private Decision endWindow(Deadline end, ApplyDeadline apply) {
    ClaimEvent then =
        apply.noticeDelivered()
            ? new ClaimEvent.ClaimAssociated()
            : held(HeldReason.NOT_DELIVERED, apply.at());
    Decision decision = when(end, apply, then);
    return apply.windowsPaused() && decision instanceof Decision.Accepted
        ? Decision.refused(new Refusal.WindowsPaused())
        : decision;
  }

  private static Decision when(Deadline deadline, ApplyDeadline apply, ClaimEvent then) {
    return apply.at().isBefore(deadline.dueAt())
        ? Decision.refused(new Refusal.TooEarly(deadline.dueAt()))
        : Decision.accepted(then);
  }

  private Decision escalate(Claim claim, Stage.ReviewersTurn turn, Instant now) {
    Instant lookAgainAt = deadlines().lookAgain(now, periodsOf(claim));
    EscalatingDeadline decision = turn.decision();
    List<ClaimEvent> missed = new ArrayList<>();
    if (turn.review().isMissedAt(now)) {
      missed.add(new ClaimEvent.ReviewOverdue(turn.review().dueAt(), lookAgainAt));
    }
    if (decision != null && decision.isMissedAt(now)) {
      missed.add(new ClaimEvent.DecisionOverdue(decision.dueAt(), lookAgainAt));
    }
    return missed.isEmpty()
        ? Decision.refused(new Refusal.TooEarly(Objects.requireNonNull(claim.clock().wakeAt())))
        : new Decision.Accepted(missed);
  }

  private ClaimEvent held(HeldReason reason, Instant now) {
    return new ClaimEvent.ConsentWindowHeld(reason, calendar.after(now, HELD_REMINDER_EVERY));
  }

  private @Nullable DisputeTerms disputeTerms(Claim claim, Instant now) {
    return deadlines().disputeTerms(claim, periodsOf(claim), now);
  }

  /** The documents that are not confirmed yet and were just found to be in order. */
  private static List<ClaimEvent> confirmations(Claim claim, Set<String> verified) {
    List<ClaimEvent> events = new ArrayList<>();
    for (Evidence document : claim.evidence()) {
      if (!document.uploaded() && verified.contains(document.id())) {
        events.add(new ClaimEvent.EvidenceConfirmed(document.id(), document.fileName()));
      }
    }
    return events;
  }

  private static Decision invalid(String pointer, String detail) {
    return Decision.refused(new Refusal.Invalid(List.of(new Fault(pointer, detail))));
  }

  private static Periods periodsOf(Claim claim) {
    return Objects.requireNonNull(claim.periods(), "a submitted claim has its periods");
  }

  private Deadlines deadlines() {
    return new Deadlines(calendar);
  }
}
