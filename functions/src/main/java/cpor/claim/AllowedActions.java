package cpor.claim;

import static cpor.claim.Action.ADD_EVIDENCE;
import static cpor.claim.Action.APPROVE;
import static cpor.claim.Action.COMMENT;
import static cpor.claim.Action.CORRECT_CUSTOMER_CONTACT;
import static cpor.claim.Action.DISCARD;
import static cpor.claim.Action.DISPUTE;
import static cpor.claim.Action.EDIT;
import static cpor.claim.Action.REJECT;
import static cpor.claim.Action.REQUEST_ACTION;
import static cpor.claim.Action.RESEND_CONSENT_NOTICE;
import static cpor.claim.Action.RESUBMIT;
import static cpor.claim.Action.START;
import static cpor.claim.Action.SUBMIT;
import static cpor.claim.Action.WITHDRAW;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may do what in which stage: the one place that says so. The API shows it, and a decision
 * refuses whatever is not in it.
 */
public final class AllowedActions {

  private AllowedActions() {}

  /**
   * What this person may do with the claim now, in the order of {@link Action}; nothing with a
   * draft that was discarded.
   */
  public static Set<Action> of(Claim claim, Actor actor) {
    if (claim.discardedAt() != null) {
      return Set.of();
    }
    EnumSet<Action> allowed =
        switch (actor.kind()) {
          case PARTNER -> ofPartner(claim);
          case REVIEWER -> ofReviewer(claim, actor);
          case CUSTOMER, SYSTEM -> EnumSet.noneOf(Action.class);
        };
    return Collections.unmodifiableSet(allowed);
  }

  private static EnumSet<Action> ofPartner(Claim claim) {
    return switch (claim.stage()) {
      case Stage.Editing _ -> EnumSet.of(EDIT, DISCARD, ADD_EVIDENCE, SUBMIT, COMMENT);
      case Stage.Submitted _ -> EnumSet.of(EDIT, ADD_EVIDENCE, WITHDRAW, COMMENT);
      case Stage.UnderReview _ -> EnumSet.of(WITHDRAW, COMMENT);
      case Stage.PartnerActionRequired _ ->
          EnumSet.of(EDIT, ADD_EVIDENCE, RESUBMIT, WITHDRAW, COMMENT);
      case Stage.ConsentWindow(Stage.WindowState window) -> {
        EnumSet<Action> allowed = EnumSet.of(WITHDRAW, COMMENT);
        if (mayAskCustomer(claim)) {
          allowed.add(RESEND_CONSENT_NOTICE);
          if (window instanceof Stage.WindowState.Held) {
            allowed.add(CORRECT_CUSTOMER_CONTACT);
          }
        }
        yield allowed;
      }
      case Stage.Associated _ -> EnumSet.of(WITHDRAW);
      case Stage.DisputePeriod _ -> EnumSet.of(ADD_EVIDENCE, DISPUTE, COMMENT);
      case Stage.Closed _ -> EnumSet.noneOf(Action.class);
    };
  }

  private static EnumSet<Action> ofReviewer(Claim claim, Actor reviewer) {
    return switch (claim.stage()) {
      case Stage.Submitted _ -> EnumSet.of(START, COMMENT);
      case Stage.UnderReview _ -> {
        EnumSet<Action> allowed = EnumSet.of(COMMENT);
        if (mayRequestAction(claim)) {
          allowed.add(REQUEST_ACTION);
        }
        if (!isExcluded(claim, reviewer)) {
          allowed.add(REJECT);
          if (mayAskCustomer(claim)) {
            allowed.add(APPROVE);
          }
        }
        yield allowed;
      }
      case Stage.PartnerActionRequired _, Stage.DisputePeriod _ -> EnumSet.of(COMMENT);
      case Stage.ConsentWindow _ ->
          mayAskCustomer(claim)
              ? EnumSet.of(RESEND_CONSENT_NOTICE, CORRECT_CUSTOMER_CONTACT, COMMENT)
              : EnumSet.of(COMMENT);
      case Stage.Editing _, Stage.Associated _, Stage.Closed _ -> EnumSet.noneOf(Action.class);
    };
  }

  /** In a dispute the partner is asked for more at most once. */
  private static boolean mayRequestAction(Claim claim) {
    Dispute dispute = claim.dispute();
    return dispute == null || !dispute.actionRequested();
  }

  /** A dispute against a reviewer's rejection is decided by another reviewer. */
  static boolean isExcluded(Claim claim, Actor reviewer) {
    Dispute dispute = claim.dispute();
    return dispute != null && reviewer.id().equals(dispute.excludedReviewer());
  }

  /** A claim has a limited number of consent notices in its life. */
  static boolean mayAskCustomer(Claim claim) {
    Consent consent = claim.consent();
    return consent == null || consent.notices() < Consent.MOST_NOTICES;
  }
}
