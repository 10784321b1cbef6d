package cpor.documentation;

import static cpor.documentation.Life.PARTNER;
import static cpor.documentation.Life.REVIEWER;

import cpor.claim.Action;
import cpor.claim.StageName;

/** A stage, or what the document tells apart within one. */
enum Place {
  EDITING("EDITING"),
  SUBMITTED("SUBMITTED"),
  UNDER_REVIEW("UNDER_REVIEW"),
  DISPUTED_REVIEW("UNDER_REVIEW in a dispute"),
  PARTNER_ACTION_REQUIRED("PARTNER_ACTION_REQUIRED"),
  WINDOW_PENDING("CONSENT_WINDOW before the notice is out"),
  WINDOW_OPEN("CONSENT_WINDOW while open"),
  WINDOW_HELD("CONSENT_WINDOW while held"),
  ASSOCIATED("ASSOCIATED"),
  DISPUTE_PERIOD("DISPUTE_PERIOD"),
  CLOSED("CLOSED");

  private final String words;

  Place(String words) {
    this.words = words;
  }

  /** What the document calls it. */
  String words() {
    return words;
  }

  StageName stage() {
    return life().claim().stage().name();
  }

  /** A claim that has come there. */
  Life life() {
    return switch (this) {
      case EDITING -> Life.draft();
      case SUBMITTED -> EDITING.life().when(Act.of(Action.SUBMIT, PARTNER));
      case UNDER_REVIEW -> SUBMITTED.life().when(Act.of(Action.START, REVIEWER));
      case DISPUTED_REVIEW -> DISPUTE_PERIOD.life().when(Act.of(Action.DISPUTE, PARTNER));
      case PARTNER_ACTION_REQUIRED ->
          UNDER_REVIEW.life().when(Act.of(Action.REQUEST_ACTION, REVIEWER));
      case WINDOW_PENDING -> UNDER_REVIEW.life().when(Act.of(Action.APPROVE, REVIEWER));
      case WINDOW_OPEN -> WINDOW_PENDING.life().when(Act.noticeHandedOver());
      case WINDOW_HELD -> WINDOW_OPEN.life().when(Act.noticeBounced());
      case ASSOCIATED -> WINDOW_OPEN.life().muchLater().when(Act.deadline(true));
      case DISPUTE_PERIOD -> UNDER_REVIEW.life().when(Act.of(Action.REJECT, REVIEWER));
      case CLOSED -> DISPUTE_PERIOD.life().muchLater().when(Act.deadline(false));
    };
  }
}
