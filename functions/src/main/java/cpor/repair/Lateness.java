package cpor.repair;

import cpor.table.workflow.ClaimPosition;
import cpor.table.workflow.ClaimPosition.Window;
import cpor.table.workflow.WindowPause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which claims are late at a moment.
 *
 * @param windowsPausedUntil before then no consent window ends, and none is late
 */
record Lateness(Instant now, Instant windowsPausedUntil) {

  /** A claim that is late by less is left to its execution, which may be trying again. */
  static final Duration GRACE = Duration.ofMinutes(10);

  /** A customer who has not been asked for so long is told of, though the asking goes on. */
  static final Duration PATIENCE = Duration.ofHours(1);

  /**
   * Whether its execution should have acted. A held window wakes nobody: its execution reminds
   * people at times of its own.
   */
  boolean isLate(ClaimPosition claim) {
    return hasPassed(claim) && claim.window() != Window.HELD;
  }

  /** Whether its time has passed, which a held window's has all the time. */
  boolean hasPassed(ClaimPosition claim) {
    return isPast(claim.wakeAt(), GRACE) && !(claim.window() == Window.OPEN && windowsArePaused());
  }

  /** Whether the mail service has not taken the consent notice for too long. */
  boolean isAskingForLong(ClaimPosition claim) {
    return claim.window() == Window.PENDING && isPast(claim.wakeAt(), PATIENCE);
  }

  /** Until each execution has had the time to find out that the pause is over. */
  private boolean windowsArePaused() {
    return !isPast(windowsPausedUntil.plus(WindowPause.LOOKED_AT_EVERY), GRACE);
  }

  private boolean isPast(@Nullable Instant time, Duration grace) {
    return time != null && !time.plus(grace).isAfter(now);
  }
}
