package cpor.claim;

import java.time.Instant;

/**
 * A notice that has to be sent because of what happened to a claim.
 *
 * @param sequence the stage sequence of the stage entry that the notice belongs to
 * @param occurrence counts the notices of one kind that one stage entry causes, from 1
 * @param notBefore when it is to be sent at the earliest: reminders wait
 */
public record OwedNotice(int sequence, NoticeKind kind, int occurrence, Instant notBefore) {

  /** Whether events have overtaken the notice, so that sending it now would mislead. */
  public boolean isOvertakenBy(Claim claim) {
    int current =
        kind.isAboutWindow() ? claim.stageSequence() : claim.counters().stageEnteredSequence();
    return sequence != current;
  }
}
