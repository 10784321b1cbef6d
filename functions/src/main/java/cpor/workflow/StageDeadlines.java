package cpor.workflow;

import cpor.change.Changes;
import cpor.change.Outcome;
import cpor.change.Proposal;
import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import cpor.claim.NoticeKind;
import cpor.claim.Refusal;
import cpor.claim.Stage;
import cpor.claim.StageClock;
import cpor.table.notices.NoticeRecord;
import cpor.table.notices.NoticeRecords;
import cpor.table.workflow.WindowPause;
import io.avaje.jsonb.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets the rules decide about a stage whose time seems to have come. */
public final class StageDeadlines {

  private final Clock clock;
  private final NoticeRecords notices;
  private final WindowPause pause;
  private final Changes changes;

  public StageDeadlines(Clock clock, NoticeRecords notices, WindowPause pause, Changes changes) {
    this.clock = clock;
    this.notices = notices;
    this.pause = pause;
    this.changes = changes;
  }

  /**
   * What the execution does next.
   *
   * @param lookAgainAt set unless the claim has moved
   */
  @Json
  public record Answer(What outcome, @Nullable Instant lookAgainAt) {

    /** What became of the deadline. */
    public enum What {
      /** The stage has ended, by this deadline or otherwise. */
      MOVED,
      NOT_YET,
      /** Recorded; the lead is to be told. */
      OVERDUE
    }

    private static final Answer MOVED = new Answer(What.MOVED, null);
  }

  /**
   * Applies the deadline of a claim's stage, unless the claim has left it.
   *
   * @throws WindowsPaused when a window has passed that may not end yet
   */
  public Answer apply(String claimId, int stageSequence) {
    return switch (changes.change(claimId, claim -> proposal(claim, stageSequence))) {
      case Outcome.Changed changed -> answer(changed.change().after().clock());
      case Outcome.Refused(_, Refusal.TooEarly(Instant lookAgainAt)) ->
          new Answer(Answer.What.NOT_YET, lookAgainAt);
      case Outcome.Refused(_, Refusal.WindowsPaused _) -> throw new WindowsPaused();
      case Outcome.Refused _, Outcome.NoClaim _ -> Answer.MOVED;
      // the mail service has just reported the delivery: it has to count
      case Outcome.Prevented _ -> apply(claimId, stageSequence);
    };
  }

  private Proposal proposal(Claim claim, int stageSequence) {
    Instant now = clock.instant();
    return consentNotice(claim)
        .map(
            notice ->
                new Proposal(
                    new ClaimCommand.ApplyDeadline(
                        now, stageSequence, notice.isDelivered(), now.isBefore(pause.until())),
                    NoticeRecords.deliveryAsRead(claim.id(), notice)))
        .orElseGet(
            () -> new Proposal(new ClaimCommand.ApplyDeadline(now, stageSequence, false, false)));
  }

  private Optional<NoticeRecord> consentNotice(Claim claim) {
    return claim.stage() instanceof Stage.ConsentWindow
        ? notices.find(
            claim.id(),
            Objects.requireNonNull(claim.consent()).noticeSequence(),
            NoticeKind.CONSENT_REQUEST)
        : Optional.empty();
  }

  private static Answer answer(StageClock clock) {
    return clock.whenMissed() == StageClock.WhenMissed.ESCALATES
        ? new Answer(Answer.What.OVERDUE, clock.wakeAt())
        : Answer.MOVED;
  }
}
