package cpor.api.view;

import cpor.claim.StageName;
import io.avaje.jsonb.Json;
import java.time.Instant;

/**
 * A stage's clock.
 *
 * @param owner whose turn it is
 * @param whenMissed what happens when the deadline is applied
 */
@Json
record DeadlineView(Instant dueAt, Owner owner, Consequence whenMissed) {

  enum Owner {
    REVIEWER,
    PARTNER,
    CUSTOMER
  }

  enum Consequence {
    ESCALATES,
    REJECTS,
    ASSOCIATES,
    CLOSES
  }

  static DeadlineView of(StageName stage, Instant dueAt) {
    return switch (stage) {
      case SUBMITTED, UNDER_REVIEW ->
          new DeadlineView(dueAt, Owner.REVIEWER, Consequence.ESCALATES);
      case PARTNER_ACTION_REQUIRED -> new DeadlineView(dueAt, Owner.PARTNER, Consequence.REJECTS);
      case CONSENT_WINDOW -> new DeadlineView(dueAt, Owner.CUSTOMER, Consequence.ASSOCIATES);
      case DISPUTE_PERIOD -> new DeadlineView(dueAt, Owner.PARTNER, Consequence.CLOSES);
      case EDITING, ASSOCIATED, CLOSED ->
          throw new IllegalArgumentException("no clock runs in " + stage);
    };
  }
}
