package cpor.claim;

import cpor.claim.Claim.Counters;
import cpor.claim.Claim.Times;
import cpor.claim.Deadline.EscalatingDeadline;
import cpor.claim.Dispute.DisputeTerms;
import cpor.claim.Rejection.RejectionReason;
import cpor.claim.Stage.ActionRequest;
import cpor.claim.Stage.WindowState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a claim becomes by what happened to it. Replaying a claim's events gives the claim. */
public final class Evolution {

  private Evolution() {}

  /** The claim that its first event, which must be its creation, makes. */
  public static Claim begin(RecordedEvent first) {
    if (!(first.event() instanceof ClaimEvent.ClaimCreated created)) {
      throw new IllegalArgumentException("a claim begins with ClaimCreated, not " + first);
    }
    return new Claim(
        created.claimId(),
        created.organisation(),
        created.organisationName(),
        created.details(),
        List.of(),
        new Stage.Editing(),
        null,
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
    boolean shownChanged = changesWhatIsShown(recorded.event());
    Claim after = after(claim, recorded);
    return after
        .withCounters(after.counters().after(recorded.sequence(), shownChanged))
        .withTimes(shownChanged ? after.times().updated(recorded.at()) : after.times());
  }

  /** Comments and missed deadlines are history, but the claim itself reads the same. */
  private static boolean changesWhatIsShown(ClaimEvent event) {
    return !(event instanceof ClaimEvent.CommentAdded
        || event instanceof ClaimEvent.ReviewOverdue
        || event instanceof ClaimEvent.DecisionOverdue);
  }

  private static Claim after(Claim claim, RecordedEvent recorded) {
    Instant at = recorded.at();
    return switch (recorded.event()) {
      case ClaimEvent.ClaimCreated _ ->
          throw new IllegalArgumentException("a claim is created once");
      case ClaimEvent.ClaimEdited edited -> answering(claim.withDetails(edited.to()));
      case ClaimEvent.EvidenceAdded added -> claim.withEvidence(with(claim, added.document()));
      case ClaimEvent.EvidenceConfirmed confirmed ->
          newEvidence(answering(claim.withEvidence(verified(claim, confirmed.evidenceId()))));
      case ClaimEvent.EvidenceRemoved removed ->
          claim.withEvidence(without(claim, removed.evidenceId()));
      case ClaimEvent.CommentAdded _ -> commented(claim, recorded.by());
      case ClaimEvent.ClaimSubmitted submitted -> submitted(claim, submitted, at);
      case ClaimEvent.ReviewStarted started -> {
        EscalatingDeadline decision = ((Stage.Submitted) claim.stage()).decision();
        yield entering(
            claim.withReviewedBy(reviewer(recorded)),
            new Stage.UnderReview(EscalatingDeadline.of(started.reviewBy()), decision));
      }
      case ClaimEvent.ReviewOverdue _ -> {
        Stage.ReviewersTurn turn = (Stage.ReviewersTurn) claim.stage();
        yield claim.withStage(turn.with(turn.review().asMissed(), turn.decision()));
      }
      case ClaimEvent.DecisionOverdue _ -> {
        Stage.ReviewersTurn turn = (Stage.ReviewersTurn) claim.stage();
        EscalatingDeadline decision = Objects.requireNonNull(turn.decision());
        yield claim.withStage(turn.with(turn.review(), decision.asMissed()));
      }
      case ClaimEvent.PartnerActionRequested requested ->
          actionRequested(claim.withReviewedBy(reviewer(recorded)), requested, at);
      case ClaimEvent.ClaimResubmitted resubmitted ->
          entering(
              heard(claim, resubmitted.text()).withOrganisationName(resubmitted.organisationName()),
              new Stage.UnderReview(
                  EscalatingDeadline.of(resubmitted.reviewBy()), resubmitted.decision()));
      case ClaimEvent.ClaimApproved approved ->
          asking(
              entering(
                  (approved.text() == null ? claim : answered(claim)).withRejection(null),
                  new Stage.ConsentWindow(new WindowState.NoticePending(at))));
      case ClaimEvent.ConsentNoticeRequested _ -> restartingWindow(claim, at);
      case ClaimEvent.CustomerContactCorrected corrected ->
          restartingWindow(
              claim.withDetails(claim.details().withCustomerContact(corrected.corrected())), at);
      case ClaimEvent.ConsentWindowOpened opened ->
          claim
              .withStage(new Stage.ConsentWindow(new WindowState.Open(opened.end())))
              .withConsent(consent(claim).sent(at));
      case ClaimEvent.ConsentWindowHeld held ->
          claim
              .withStage(new Stage.ConsentWindow(new WindowState.Held(held.reason(), at)))
              .withCounters(claim.counters().lookedAgain());
      case ClaimEvent.CustomerDeclined declined ->
          rejected(
              claim.withConsent(consent(claim).declined(at, declined.reason())),
              rejection(recorded, RejectionReason.CUSTOMER_DECLINED, declined.reason()),
              declined.dispute());
      case ClaimEvent.ClaimWithdrawn withdrawn -> withdrawn(claim, withdrawn, recorded);
      case ClaimEvent.ClaimRejected rejected ->
          rejected(
              recorded.by().kind() == Actor.Kind.REVIEWER ? answered(claim) : claim,
              new Rejection(rejected.reasons(), null, rejected.text(), at, reviewer(recorded)),
              rejected.dispute());
      case ClaimEvent.ClaimDisputed disputed -> disputed(claim, disputed, at);
      case ClaimEvent.ClaimAssociated _ -> entering(claim, new Stage.Associated(at));
      case ClaimEvent.ClaimClosed _ -> entering(claim, new Stage.Closed(at, false));
      case ClaimEvent.ClaimDiscarded _ -> claim.withDiscardedAt(at);
    };
  }

  /** A window that is left is remembered with its end. */
  private static Claim entering(Claim claim, Stage next) {
    Consent consent = claim.consent();
    Claim entered = claim.withStage(next).withCounters(claim.counters().stageEntered());
    return consent != null && claim.stage() instanceof Stage.ConsentWindow
        ? entered.withConsent(consent.left(claim.clock().dueAt()))
        : entered;
  }

  private static Claim submitted(Claim claim, ClaimEvent.ClaimSubmitted submitted, Instant at) {
    Claim begun =
        claim
            .withOrganisationName(submitted.organisationName())
            .withPeriods(submitted.periods())
            .withTimes(claim.times().submitted(at))
            .withCounters(claim.counters().lifecycleBegun());
    return entering(
        begun,
        new Stage.Submitted(
            EscalatingDeadline.of(submitted.startBy()),
            EscalatingDeadline.of(submitted.decideBy())));
  }

  private static Claim actionRequested(
      Claim claim, ClaimEvent.PartnerActionRequested requested, Instant at) {
    Dispute dispute = claim.dispute();
    return entering(
        answered(claim).withDispute(dispute == null ? null : dispute.withActionRequested()),
        new Stage.PartnerActionRequired(
            new ActionRequest(requested.reasons(), requested.text(), at),
            requested.answerBy(),
            requested.remindAt(),
            ((Stage.UnderReview) claim.stage()).decision(),
            false));
  }

  private static Claim restartingWindow(Claim claim, Instant at) {
    return asking(
        claim
            .withStage(new Stage.ConsentWindow(new WindowState.NoticePending(at)))
            .withCounters(claim.counters().lookedAgain()));
  }

  /** The customer is asked by a new notice, and links of older ones die. */
  private static Claim asking(Claim claim) {
    Consent before = claim.consent();
    int notice = claim.stageSequence();
    return claim.withConsent(
        before == null ? Consent.firstAsked(notice) : before.askedAgain(notice));
  }

  private static Claim withdrawn(
      Claim claim, ClaimEvent.ClaimWithdrawn withdrawn, RecordedEvent recorded) {
    Claim rejected =
        rejected(
            claim,
            new Rejection(
                List.of(RejectionReason.PARTNER_REQUEST),
                withdrawn.reason(),
                withdrawn.text(),
                recorded.at(),
                reviewer(recorded)),
            withdrawn.dispute());
    return claim.stage() instanceof Stage.Associated
        ? rejected
            .withStage(new Stage.Closed(recorded.at(), true))
            .withCounters(rejected.counters().lifecycleBegun())
        : rejected;
  }

  private static Rejection rejection(
      RecordedEvent recorded, RejectionReason reason, @Nullable String text) {
    return new Rejection(List.of(reason), null, text, recorded.at(), reviewer(recorded));
  }

  private static @Nullable String reviewer(RecordedEvent recorded) {
    Actor by = recorded.by();
    return by.kind() == Actor.Kind.REVIEWER ? by.id() : null;
  }

  private static Claim rejected(Claim claim, Rejection rejection, @Nullable DisputeTerms terms) {
    return entering(
        claim.withRejection(rejection),
        terms == null
            ? new Stage.Closed(rejection.at(), false)
            : new Stage.DisputePeriod(terms.end(), terms.remindAt(), false));
  }

  private static Claim disputed(Claim claim, ClaimEvent.ClaimDisputed disputed, Instant at) {
    Rejection rejection = claim.rejection();
    Dispute dispute =
        new Dispute(
            at, disputed.justification(), rejection == null ? null : rejection.rejectedBy(), false);
    return entering(
        heard(claim, disputed.justification()).withDispute(dispute).withReviewedBy(null),
        new Stage.UnderReview(EscalatingDeadline.of(disputed.answerBy()), null));
  }

  private static Claim commented(Claim claim, Actor by) {
    return by.kind() == Actor.Kind.PARTNER
        ? answering(claim.withPartnerCommentUnanswered(claim.wasSubmitted()))
        : answered(claim);
  }

  /** The reviewers have had their word. */
  private static Claim answered(Claim claim) {
    return claim.withPartnerCommentUnanswered(false);
  }

  /** The partner has had its word, if it wrote any. */
  private static Claim heard(Claim claim, @Nullable String text) {
    return text == null ? claim : claim.withPartnerCommentUnanswered(true);
  }

  /** What the partner does while it is asked for more is an answer. */
  private static Claim answering(Claim claim) {
    return claim.stage() instanceof Stage.PartnerActionRequired required
        ? claim.withStage(required.withNewSinceRequest())
        : claim;
  }

  private static Claim newEvidence(Claim claim) {
    return claim.stage() instanceof Stage.DisputePeriod period
        ? claim.withStage(period.withNewEvidence())
        : claim;
  }

  private static Consent consent(Claim claim) {
    return Objects.requireNonNull(claim.consent(), "a claim in its consent window has a consent");
  }

  private static List<Evidence> with(Claim claim, Evidence document) {
    return Stream.concat(claim.evidence().stream(), Stream.of(document)).toList();
  }

  private static List<Evidence> verified(Claim claim, String evidenceId) {
    return claim.evidence().stream()
        .map(document -> document.id().equals(evidenceId) ? document.verified() : document)
        .toList();
  }

  private static List<Evidence> without(Claim claim, String evidenceId) {
    return claim.evidence().stream().filter(document -> !document.id().equals(evidenceId)).toList();
  }
}
