package cpor.store;

import cpor.claim.Actor;
import cpor.claim.Claim;
import cpor.claim.ClaimEvent;
import cpor.claim.Evolution;
import cpor.claim.NoticesOwed;
import cpor.claim.OwedNotice;
import cpor.claim.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one accepted command writes.
 *
 * @param before null when the claim is created
 * @param beside what else has to be written, or to hold, for the command to take effect
 */
public record Commit(
    @Nullable Claim before,
    Claim after,
    List<RecordedEvent> events,
    List<OwedNotice> owed,
    List<TransactionPart> beside) {

  public Commit {
    events = List.copyOf(events);
    owed = List.copyOf(owed);
    beside = List.copyOf(beside);
  }

  /** What these events make of the claim. */
  public static Commit of(@Nullable Claim before, List<ClaimEvent> events, Actor by, Instant at) {
    List<RecordedEvent> recorded = new ArrayList<>();
    List<OwedNotice> owed = new ArrayList<>();
    Claim claim = before;
    for (ClaimEvent event : events) {
      int sequence = claim == null ? 1 : claim.counters().events() + 1;
      RecordedEvent next = new RecordedEvent(sequence, at, by, event);
      claim = claim == null ? Evolution.begin(next) : Evolution.evolve(claim, next);
      recorded.add(next);
      owed.addAll(NoticesOwed.because(next, claim));
    }
    if (claim == null) {
      throw new IllegalArgumentException("no claim and no event to begin one");
    }
    return new Commit(before, claim, recorded, owed, List.of());
  }

  public Commit beside(TransactionPart... parts) {
    List<TransactionPart> all = new ArrayList<>(beside);
    all.addAll(List.of(parts));
    return new Commit(before, after, events, owed, all);
  }
}
