package cpor.claim;

import static cpor.claim.StageName.ASSOCIATED;
import static cpor.claim.StageName.CLOSED;
import static cpor.claim.StageName.CONSENT_WINDOW;
import static cpor.claim.StageName.DISPUTE_PERIOD;
import static cpor.claim.StageName.EDITING;
import static cpor.claim.StageName.PARTNER_ACTION_REQUIRED;
import static cpor.claim.StageName.SUBMITTED;
import static cpor.claim.StageName.UNDER_REVIEW;

import cpor.claim.Permissions.Permission.Denied;
import cpor.claim.Permissions.Permission.Granted;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may do what in which stage, and why not: the one place that says so. The API shows what is
 * granted, and a decision refuses everything else.
 */
public final class Permissions {

  static final int MOST_EVIDENCE = 20;
  private static final int MOST_NOTICES_FOR_PARTNER = 5;
  private static final int MOST_NOTICES_FOR_REVIEWER = 10;

  private static final Permission GRANTED = new Granted();

  private Permissions() {}

  /** What this person can do with the claim now, in the order of {@link Action}. */
  public static Set<Action> granted(Claim claim, Actor actor) {
    EnumSet<Action> granted = EnumSet.noneOf(Action.class);
    for (Action action : Action.values()) {
      if (isInItsTime(claim, actor, action)
          && withinLimits(claim, actor, action) instanceof Granted) {
        granted.add(action);
      }
    }
    if (!takesMoreEvidence(claim)) {
      // what the claim has may still be confirmed and removed, which is the same permission
      granted.remove(Action.ADD_EVIDENCE);
    }
    return Collections.unmodifiableSet(granted);
  }

  static boolean takesMoreEvidence(Claim claim) {
    return claim.evidence().size() < MOST_EVIDENCE;
  }

  /** Whether this person may do this with the claim now; nothing with a discarded draft. */
  static Permission of(Claim claim, Actor actor, Action action) {
    return isInItsTime(claim, actor, action)
        ? withinLimits(claim, actor, action)
        : new Denied(
            "'%s' is not possible while the claim is in %s."
                .formatted(action.label(), claim.stage().name()));
  }

  private static boolean isInItsTime(Claim claim, Actor actor, Action action) {
    return claim.discardedAt() == null
        && stages(actor.kind(), action).contains(claim.stage().name());
  }

  /** In which stages somebody does something. */
  private static Set<StageName> stages(Actor.Kind kind, Action action) {
    return switch (kind) {
      case PARTNER ->
          switch (action) {
            case EDIT -> Set.of(EDITING, SUBMITTED, PARTNER_ACTION_REQUIRED);
            case DISCARD, SUBMIT -> Set.of(EDITING);
            case ADD_EVIDENCE ->
                Set.of(EDITING, SUBMITTED, PARTNER_ACTION_REQUIRED, DISPUTE_PERIOD);
            case RESUBMIT -> Set.of(PARTNER_ACTION_REQUIRED);
            case DISPUTE -> Set.of(DISPUTE_PERIOD);
            case WITHDRAW ->
                Set.of(
                    SUBMITTED, UNDER_REVIEW, PARTNER_ACTION_REQUIRED, CONSENT_WINDOW, ASSOCIATED);
            case COMMENT -> EnumSet.complementOf(EnumSet.of(ASSOCIATED, CLOSED));
            case RESEND_CONSENT_NOTICE, CORRECT_CUSTOMER_CONTACT -> Set.of(CONSENT_WINDOW);
            case START, REQUEST_ACTION, APPROVE, REJECT -> Set.of();
          };
      case REVIEWER ->
          switch (action) {
            case START -> Set.of(SUBMITTED);
            case REQUEST_ACTION, APPROVE, REJECT -> Set.of(UNDER_REVIEW);
            case COMMENT -> EnumSet.complementOf(EnumSet.of(EDITING, ASSOCIATED, CLOSED));
            case RESEND_CONSENT_NOTICE, CORRECT_CUSTOMER_CONTACT -> Set.of(CONSENT_WINDOW);
            case EDIT, DISCARD, ADD_EVIDENCE, SUBMIT, RESUBMIT, DISPUTE, WITHDRAW -> Set.of();
          };
      case CUSTOMER, SYSTEM -> Set.of();
    };
  }

  /** What is not allowed always, though the stage allows it. */
  private static Permission withinLimits(Claim claim, Actor actor, Action action) {
    return switch (action) {
      case REQUEST_ACTION -> askedBefore(claim);
      case APPROVE, REJECT -> anotherReviewer(claim, actor);
      case RESEND_CONSENT_NOTICE -> anotherNotice(claim, actor);
      case CORRECT_CUSTOMER_CONTACT ->
          firstDenial(anotherNotice(claim, actor), correction(claim, actor));
      case EDIT, DISCARD, ADD_EVIDENCE, SUBMIT, RESUBMIT, DISPUTE, WITHDRAW, COMMENT, START ->
          GRANTED;
    };
  }

  private static Permission firstDenial(Permission one, Permission other) {
    return one instanceof Granted ? other : one;
  }

  private static Permission askedBefore(Claim claim) {
    Dispute dispute = claim.dispute();
    return dispute == null || !dispute.actionRequested()
        ? GRANTED
        : new Denied(
            "In a dispute the partner may be asked for more only once: approve or reject.");
  }

  /** A dispute against a reviewer's rejection is decided by another reviewer. */
  private static Permission anotherReviewer(Claim claim, Actor reviewer) {
    Dispute dispute = claim.dispute();
    return dispute != null && reviewer.id().equals(dispute.excludedReviewer())
        ? new Permission.AnotherReviewerNeeded()
        : GRANTED;
  }

  /** How often the customer may be asked by request; an approval asks whatever the number. */
  private static Permission anotherNotice(Claim claim, Actor actor) {
    Consent consent = claim.consent();
    int notices = consent == null ? 0 : consent.notices();
    boolean forPartner = actor.kind() == Actor.Kind.PARTNER;
    if (notices < (forPartner ? MOST_NOTICES_FOR_PARTNER : MOST_NOTICES_FOR_REVIEWER)) {
      return GRANTED;
    }
    return new Denied(
        notices < MOST_NOTICES_FOR_REVIEWER
            ? "The customer was sent %d consent notices: a partner requests no more, a reviewer may."
                .formatted(notices)
            : "The customer was sent %d consent notices: nobody requests more. Its newest link still declines, and the partner may withdraw the claim."
                .formatted(notices));
  }

  private static Permission correction(Claim claim, Actor actor) {
    return actor.kind() == Actor.Kind.PARTNER && claim.heldReason().isEmpty()
        ? new Denied(
            "A partner may correct the customer contact only while the consent window is held.")
        : GRANTED;
  }

  /** Whether somebody may do something with a claim now. */
  sealed interface Permission {

    record Granted() implements Permission {}

    /**
     * Not now.
     *
     * @param why in words for the person who asked
     */
    record Denied(String why) implements Permission {}

    /** Not this reviewer, whose rejection is disputed. */
    record AnotherReviewerNeeded() implements Permission {}
  }
}
