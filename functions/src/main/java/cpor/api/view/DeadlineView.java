package cpor.api.view;

import cpor.claim.StageClock.Owner;
import cpor.claim.StageClock.WhenMissed;
import cpor.claim.StageName;
import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The deadline that runs in a stage.
 *
 * @param owner whose turn it is
 * @param whenMissed what happens when the deadline is applied
 */
@Json
record DeadlineView(Instant dueAt, @Nullable Owner owner, @Nullable WhenMissed whenMissed) {

  /** Null where no deadline runs. */
  static @Nullable DeadlineView of(StageName stage, @Nullable Instant dueAt) {
    return dueAt == null ? null : new DeadlineView(dueAt, stage.owner(), stage.whenMissed());
  }
}
