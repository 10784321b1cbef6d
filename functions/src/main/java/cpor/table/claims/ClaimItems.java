package cpor.table.claims;

import cpor.claim.Claim;
import cpor.claim.ClaimChange;
import cpor.claim.RecordedEvent;
import cpor.claim.Stage;
import cpor.claim.Stage.WindowState;
import cpor.claim.StageClock;
import cpor.table.Index;
import cpor.table.Item;
import cpor.table.Keys;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What is written of a claim and of what happened to it. Beside the documents stand, at top level,
 * the few facts that the workflow, the stream and the indexes read.
 *
 * @param retention how long a final claim is kept
 */
record ClaimItems(Period retention) {

  /** A discarded draft stays this long for the audit. */
  private static final Period DISCARDED_FOR = Period.ofDays(90);

  Item claim(Claim claim) {
    StageClock clock = claim.clock();
    Item item =
        Item.at(Keys.claim(claim.id()))
            .put("stage", claim.stage().name().name())
            .put("stageSequence", claim.stageSequence())
            .put("lifecycle", claim.counters().lifecycle())
            .put("eventCount", claim.counters().events())
            .put("submittedAt", claim.times().submittedAt())
            .put("remindAt", clock.remindAt());
    ClaimDocuments.put(claim, item);
    if (claim.stage() instanceof Stage.ConsentWindow(WindowState window)) {
      item.put("window", nameOf(window));
    }
    Announcement.of(claim)
        .ifPresent(announcement -> item.put("announcement", announcement.toJson()));
    if (claim.discardedAt() == null) {
      index(claim, clock, item);
    }
    item.put("retainUntil", retainUntil(claim));
    return item;
  }

  private static void index(Claim claim, StageClock clock, Item item) {
    Instant wakeAt = wakeAt(claim);
    item.put("wakeAt", wakeAt).put("dueAt", clock.dueAt());
    if (wakeAt != null || claim.stage().name().hasClock()) {
      Index.BY_WAKE.enter(item, Keys.OPEN, Keys.openPlace(wakeAt, claim.id()));
    }
    ListPlaces.enter(claim, item);
  }

  /**
   * A claim is not done with before its execution is, which tells how it ended: repair sees to
   * that.
   */
  private static @Nullable Instant wakeAt(Claim claim) {
    return switch (claim.stage()) {
      case Stage.Associated _, Stage.Closed _ -> claim.times().updatedAt();
      case Stage.Editing _,
          Stage.ReviewersTurn _,
          Stage.PartnerActionRequired _,
          Stage.ConsentWindow _,
          Stage.DisputePeriod _ ->
          claim.clock().wakeAt();
    };
  }

  Item event(ClaimChange change, RecordedEvent recorded) {
    Claim after = change.after();
    Item item =
        Item.at(Keys.event(after.id(), recorded.sequence()))
            .put("stage", after.stage().name().name())
            .put("stageSequence", after.stageSequence())
            .put("version", after.version())
            .put("organisation", after.organisation())
            .put("partnerId", after.details().partnerId())
            .put("customerTenantId", after.details().customer().tenantId());
    ClaimDocuments.put(recorded, item);
    boolean last = recorded.sequence() == after.counters().events();
    if (last && change.beginsLifecycle()) {
      item.put("beginsLifecycle", after.counters().lifecycle());
    }
    return item;
  }

  static Item comment(Claim claim, RecordedEvent recorded, String comment) {
    Item item =
        Item.at(Keys.comment(claim.id(), recorded.sequence()))
            .put("at", recorded.at())
            .put("text", comment);
    WrittenActor.put(recorded.by(), item);
    return item;
  }

  /** The last day that a claim is kept, which orders an index; null while nobody knows. */
  private @Nullable String retainUntil(Claim claim) {
    return switch (claim.stage()) {
      case Stage.Associated associated -> lastDay(associated.at(), retention);
      case Stage.Closed closed -> lastDay(closed.at(), retention);
      case Stage.Editing _ -> {
        Instant discardedAt = claim.discardedAt();
        yield discardedAt == null ? null : lastDay(discardedAt, DISCARDED_FOR);
      }
      case Stage.ReviewersTurn _,
          Stage.PartnerActionRequired _,
          Stage.ConsentWindow _,
          Stage.DisputePeriod _ ->
          null;
    };
  }

  private static String lastDay(Instant end, Period kept) {
    return end.atZone(ZoneOffset.UTC).plus(kept).toLocalDate().toString();
  }

  private static String nameOf(WindowState window) {
    return switch (window) {
      case WindowState.NoticePending _ -> "PENDING";
      case WindowState.Open _ -> "OPEN";
      case WindowState.Held _ -> "HELD";
    };
  }
}
