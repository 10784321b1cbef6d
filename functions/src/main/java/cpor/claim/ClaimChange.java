package cpor.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an accepted command makes of a claim.
 *
 * @param before null when the claim is created
 * @param owed the notices that the events cause
 */
public record ClaimChange(
    @Nullable Claim before, Claim after, List<RecordedEvent> events, List<OwedNotice> owed) {

  public ClaimChange {
    events = List.copyOf(events);
    owed = List.copyOf(owed);
  }

  /** What these events make of the claim. */
  public static ClaimChange of(
      @Nullable Claim before, List<ClaimEvent> events, Actor by, Instant at) {
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
    return new ClaimChange(before, claim, recorded, owed);
  }

  /** Whether the workflow needs another execution for what follows. */
  public boolean beginsLifecycle() {
    int lifecycleBefore = before == null ? 0 : before.counters().lifecycle();
    return after.counters().lifecycle() > lifecycleBefore;
  }
}
