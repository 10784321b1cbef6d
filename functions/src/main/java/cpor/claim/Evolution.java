package cpor.claim;

import cpor.claim.Claim.Counters;
import cpor.claim.Claim.Times;
import cpor.claim.Stage.WindowState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a claim becomes by what happened to it. Replaying a claim's events gives the claim. */
public final class Evolution {

  private final RecordedEvent recorded;
  private ClaimDetails details;
  private List<Evidence> evidence;
  private Stage stage;
  private @Nullable Periods periods;
  private @Nullable Rejection rejection;
  private @Nullable Dispute dispute;
  private @Nullable Consent consent;
  private boolean partnerCommentUnanswered;
  private @Nullable Instant submittedAt;
  private @Nullable Instant discardedAt;
  private int version;
  private int stageSequence;
  private int stageEnteredSequence;
  private int lifecycle;

  private Evolution(Claim claim, RecordedEvent recorded) {
    this.recorded = recorded;
    details = claim.details();
    evidence = claim.evidence();
    stage = claim.stage();
    periods = claim.periods();
    rejection = claim.rejection();
    dispute = claim.dispute();
    consent = claim.consent();
    partnerCommentUnanswered = claim.partnerCommentUnanswered();
    submittedAt = claim.times().submittedAt();
    discardedAt = claim.discardedAt();
    version = claim.counters().version();
    stageSequence = claim.counters().stageSequence();
    stageEnteredSequence = claim.counters().stageEnteredSequence();
    lifecycle = claim.counters().lifecycle();
  }

  /** The claim that its first event, which must be its creation, makes. */
  public static Claim begin(RecordedEvent first) {
    if (!(first.event() instanceof ClaimEvent.ClaimCreated created)) {
      throw new IllegalArgumentException("a claim begins with ClaimCreated, not " + first);
    }
    return new Claim(
        created.claimId(),
        created.organisation(),
        created.details(),
        List.of(),
        new Stage.Editing(),
        null,
        null,
        null,
        null,
        false,
        new Times(first.at(), null, first.at()),
        new Counters(first.sequence(), 1, 0, 0, 0),
        null);
  }

  /** The claim after one more event. */
  public static Claim evolve(Claim claim, RecordedEvent recorded) {
    if (recorded.sequence() != claim.counters().events() + 1) {
      throw new IllegalArgumentException(
          "event %d cannot follow event %d"
              .formatted(recorded.sequence(), claim.counters().events()));
    }
    Evolution evolution = new Evolution(claim, recorded);
    evolution.happen();
    return evolution.outcome(claim);
  }

  private void happen() {
    Instant at = recorded.at();
    switch (recorded.event()) {
      case ClaimEvent.ClaimCreated _ ->
          throw new IllegalArgumentException("a claim is created once");
      case ClaimEvent.ClaimEdited edited -> {
        details = edited.to();
        noteNewSinceRequest();
      }
      case ClaimEvent.EvidenceAdded added -> evidence = with(added.document());
      case ClaimEvent.EvidenceConfirmed confirmed -> {
        evidence = verified(confirmed.evidenceId());
        noteNewSinceRequest();
      }
      case ClaimEvent.EvidenceRemoved removed -> evidence = without(removed.evidenceId());
      case ClaimEvent.CommentAdded _ -> {
        if (recorded.by().kind() == Actor.Kind.PARTNER) {
          partnerCommentUnanswered = wasSubmitted();
          noteNewSinceRequest();
        } else {
          partnerCommentUnanswered = false;
        }
      }
      case ClaimEvent.ClaimSubmitted submitted -> {
        periods = submitted.periods();
        submittedAt = at;
        lifecycle++;
        enter(
            new Stage.Submitted(
                EscalatingDeadline.of(submitted.startBy()),
                EscalatingDeadline.of(submitted.decideBy())));
      }
      case ClaimEvent.ReviewStarted started -> {
        partnerCommentUnanswered = false;
        Stage.Submitted submitted = (Stage.Submitted) stage;
        enter(
            new Stage.UnderReview(EscalatingDeadline.of(started.reviewBy()), submitted.decision()));
      }
      case ClaimEvent.ReviewOverdue overdue -> {
        Stage.ReviewersTurn turn = (Stage.ReviewersTurn) stage;
        stage = turn.with(turn.review().missed(overdue.lookAgainAt()), turn.decision());
      }
      case ClaimEvent.DecisionOverdue overdue -> {
        Stage.ReviewersTurn turn = (Stage.ReviewersTurn) stage;
        EscalatingDeadline decision = Objects.requireNonNull(turn.decision());
        stage = turn.with(turn.review(), decision.missed(overdue.lookAgainAt()));
      }
      case ClaimEvent.PartnerActionRequested requested -> {
        partnerCommentUnanswered = false;
        if (dispute != null) {
          dispute = dispute.withActionRequested();
        }
        enter(
            new Stage.PartnerActionRequired(
                new ActionRequest(requested.reasons(), requested.text(), at),
                requested.answerBy(),
                requested.remindAt(),
                ((Stage.UnderReview) stage).decision(),
                false));
      }
      case ClaimEvent.ClaimResubmitted resubmitted -> {
        partnerCommentUnanswered |= resubmitted.text() != null;
        enter(
            new Stage.UnderReview(
                EscalatingDeadline.of(resubmitted.reviewBy()), resubmitted.decision()));
      }
      case ClaimEvent.ClaimApproved _ -> {
        partnerCommentUnanswered = false;
        rejection = null;
        enter(new Stage.ConsentWindow(new WindowState.NoticePending(at)));
        consent =
            consent == null ? Consent.firstAsked(stageSequence) : consent.askedAgain(stageSequence);
      }
      case ClaimEvent.ConsentNoticeRequested _ -> restartWindow();
      case ClaimEvent.CustomerContactCorrected corrected -> {
        details = details.withCustomerContact(corrected.corrected());
        restartWindow();
      }
      case ClaimEvent.ConsentWindowOpened opened -> {
        stage = new Stage.ConsentWindow(new WindowState.Open(opened.end()));
        consent = consent().opened(at, opened.end().dueAt());
      }
      case ClaimEvent.ConsentWindowHeld held -> {
        stageSequence++;
        stage = new Stage.ConsentWindow(new WindowState.Held(held.reason(), at, held.remindAt()));
        consent = consent().held(held.reason());
      }
      case ClaimEvent.CustomerDeclined declined -> {
        consent = consent().declined(at, declined.reason());
        reject(
            List.of(RejectionReason.CUSTOMER_DECLINED),
            null,
            declined.reason(),
            declined.dispute());
      }
      case ClaimEvent.ClaimWithdrawn withdrawn -> withdraw(withdrawn);
      case ClaimEvent.ClaimRejected rejected -> {
        partnerCommentUnanswered &= recorded.by().kind() != Actor.Kind.REVIEWER;
        reject(rejected.reasons(), null, rejected.text(), rejected.dispute());
      }
      case ClaimEvent.ClaimDisputed disputed -> {
        partnerCommentUnanswered |= disputed.justification() != null;
        dispute =
            new Dispute(
                at,
                disputed.justification(),
                rejection == null ? null : rejection.rejectedBy(),
                false);
        enter(new Stage.UnderReview(EscalatingDeadline.of(disputed.answerBy()), null));
      }
      case ClaimEvent.ClaimAssociated _ -> enter(new Stage.Associated(at));
      case ClaimEvent.ClaimClosed _ -> enter(new Stage.Closed(at, false));
      case ClaimEvent.ClaimDiscarded _ -> discardedAt = at;
    }
  }

  private void enter(Stage next) {
    stageSequence++;
    stageEnteredSequence = stageSequence;
    stage = next;
  }

  private void restartWindow() {
    stageSequence++;
    stage = new Stage.ConsentWindow(new WindowState.NoticePending(recorded.at()));
    consent = consent().askedAgain(stageSequence);
  }

  private void withdraw(ClaimEvent.ClaimWithdrawn withdrawn) {
    boolean associationEnded = stage instanceof Stage.Associated;
    if (consent != null) {
      consent = consent.left();
    }
    reject(
        List.of(RejectionReason.PARTNER_REQUEST),
        withdrawn.reason(),
        withdrawn.text(),
        withdrawn.dispute());
    if (associationEnded) {
      stage = new Stage.Closed(recorded.at(), true);
      lifecycle++;
    }
  }

  private void reject(
      List<RejectionReason> reasons,
      @Nullable WithdrawalReason withdrawalReason,
      @Nullable String text,
      @Nullable DisputeTerms terms) {
    Actor by = recorded.by();
    rejection =
        new Rejection(
            reasons,
            withdrawalReason,
            text,
            recorded.at(),
            by.kind() == Actor.Kind.REVIEWER ? by.id() : null);
    enter(
        terms == null
            ? new Stage.Closed(recorded.at(), false)
            : new Stage.DisputePeriod(terms.end(), terms.remindAt(), false));
  }

  private void noteNewSinceRequest() {
    if (stage instanceof Stage.PartnerActionRequired required) {
      stage =
          new Stage.PartnerActionRequired(
              required.request(),
              required.answer(),
              required.remindAt(),
              required.pausedDecision(),
              true);
    } else if (stage instanceof Stage.DisputePeriod disputePeriod
        && recorded.event() instanceof ClaimEvent.EvidenceConfirmed) {
      stage = new Stage.DisputePeriod(disputePeriod.end(), disputePeriod.remindAt(), true);
    }
  }

  private boolean wasSubmitted() {
    return submittedAt != null;
  }

  private Consent consent() {
    return Objects.requireNonNull(consent, "a claim in its consent window has a consent");
  }

  private List<Evidence> with(Evidence document) {
    List<Evidence> documents = new ArrayList<>(evidence);
    documents.add(document);
    return documents;
  }

  private List<Evidence> verified(String evidenceId) {
    return evidence.stream()
        .map(document -> document.id().equals(evidenceId) ? document.verified() : document)
        .toList();
  }

  private List<Evidence> without(String evidenceId) {
    return evidence.stream().filter(document -> !document.id().equals(evidenceId)).toList();
  }

  private Claim outcome(Claim before) {
    boolean shownChanged = changesWhatIsShown(recorded.event());
    return new Claim(
        before.id(),
        before.organisation(),
        details,
        evidence,
        stage,
        periods,
        rejection,
        dispute,
        consent,
        partnerCommentUnanswered,
        new Times(
            before.times().createdAt(),
            submittedAt,
            shownChanged ? recorded.at() : before.times().updatedAt()),
        new Counters(
            recorded.sequence(),
            shownChanged ? version + 1 : version,
            stageSequence,
            stageEnteredSequence,
            lifecycle),
        discardedAt);
  }

  /** Comments and missed deadlines are history, but the claim itself reads the same. */
  private static boolean changesWhatIsShown(ClaimEvent event) {
    return !(event instanceof ClaimEvent.CommentAdded
        || event instanceof ClaimEvent.ReviewOverdue
        || event instanceof ClaimEvent.DecisionOverdue);
  }
}
