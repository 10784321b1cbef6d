package cpor.store;

import static cpor.store.Attributes.number;
import static cpor.store.Attributes.text;

import cpor.claim.Claim;
import cpor.claim.OwedNotice;
import cpor.claim.RecordedEvent;
import cpor.claim.Stage;
import cpor.claim.Stage.WindowState;
import cpor.claim.StageClock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What is written of a claim and of what happened to it. Beside the documents stand, at top level,
 * the few facts that the workflow, the stream and the indexes read.
 *
 * @param retention how long a final claim is kept
 */
record ClaimItems(Period retention) {

  static final int SCHEMA_VERSION = 1;

  /** The attribute that the lists' indexes hold. */
  static final String SUMMARY = "summary";

  /** How the workflow finds out that a consent window is held. */
  static final String WINDOW_HELD = "HELD";

  /** A discarded draft stays this long for the audit. */
  private static final Duration DISCARDED_FOR = Duration.ofDays(90);

  Map<String, AttributeValue> claim(Claim claim) {
    Map<String, AttributeValue> item = item(Keys.claim(claim.id()), Keys.CLAIM);
    item.putAll(ClaimDocuments.ofClaim(claim).attributes());
    item.put("stage", text(claim.stage().name().name()));
    item.put("stageSequence", number(claim.stageSequence()));
    item.put("lifecycle", number(claim.counters().lifecycle()));
    item.put("eventCount", number(claim.counters().events()));
    putTime(item, "submittedAt", claim.times().submittedAt());
    putTime(item, "remindAt", claim.clock().remindAt());
    if (claim.stage() instanceof Stage.ConsentWindow(WindowState window)) {
      item.put("window", text(nameOf(window)));
    }
    Announcement.of(claim)
        .ifPresent(announcement -> item.put("announcement", text(announcement.toJson())));
    index(claim, item);
    retainUntil(claim, item);
    return item;
  }

  Map<String, AttributeValue> event(Claim after, RecordedEvent recorded, boolean beginsLifecycle) {
    Map<String, AttributeValue> item =
        item(Keys.claim(after.id()), Keys.event(recorded.sequence()));
    item.putAll(ClaimDocuments.ofEvent(recorded).attributes());
    item.put("type", text(recorded.event().type()));
    item.put("stage", text(after.stage().name().name()));
    item.put("stageSequence", number(after.stageSequence()));
    if (beginsLifecycle) {
      item.put("beginsLifecycle", number(after.counters().lifecycle()));
    }
    return item;
  }

  Map<String, AttributeValue> comment(Claim claim, RecordedEvent recorded, String comment) {
    Map<String, AttributeValue> item =
        item(Keys.claim(claim.id()), Keys.comment(recorded.sequence()));
    item.put("at", text(recorded.at().toString()));
    item.put("byKind", text(recorded.by().kind().name()));
    item.put("byId", text(recorded.by().id()));
    item.put("text", text(comment));
    String name = recorded.by().displayName();
    item.put(
        "personal",
        AttributeValue.fromM(name == null ? Map.of() : Map.of("displayName", text(name))));
    return item;
  }

  static Map<String, AttributeValue> notice(String claimId, OwedNotice owed) {
    Map<String, AttributeValue> item =
        item(Keys.claim(claimId), Keys.notice(owed.sequence(), owed.kind(), owed.occurrence()));
    item.put("sequence", number(owed.sequence()));
    item.put("kind", text(owed.kind().name()));
    item.put("occurrence", number(owed.occurrence()));
    item.put("notBefore", text(owed.notBefore().toString()));
    return item;
  }

  static Map<String, AttributeValue> item(String partition, String sort) {
    Map<String, AttributeValue> item = new HashMap<>(Attributes.key(partition, sort));
    item.put("schemaVersion", number(SCHEMA_VERSION));
    return item;
  }

  /** An attribute that is left out keeps the claim out of that index. */
  private static void index(Claim claim, Map<String, AttributeValue> item) {
    if (claim.discardedAt() != null) {
      return;
    }
    item.put(SUMMARY, ClaimDocuments.ofSummary(ClaimSummary.of(claim)));
    item.put("orgKey", text(Keys.organisation(claim.organisation())));
    item.put("orgSort", text(Keys.sort(claim.times().updatedAt(), claim.id())));
    StageClock clock = claim.clock();
    putTime(item, "wakeAt", clock.wakeAt());
    putTime(item, "dueAt", clock.dueAt());
    if (clock.wakeAt() != null) {
      item.put("wakeKey", text(Keys.OPEN));
      item.put("wakeSort", text(Keys.sort(clock.wakeAt(), claim.id())));
    }
    if (clock.dueAt() != null && clock.owner() == StageClock.Owner.REVIEWER) {
      item.put("dueKey", text(Keys.REVIEWS));
      item.put("dueSort", text(Keys.sort(clock.dueAt(), claim.id())));
    }
  }

  private static void putTime(
      Map<String, AttributeValue> item, String name, @Nullable Instant time) {
    if (time != null) {
      item.put(name, text(time.toString()));
    }
  }

  private void retainUntil(Claim claim, Map<String, AttributeValue> item) {
    switch (claim.stage()) {
      case Stage.Associated associated -> item.put("retainUntil", retainedFrom(associated.at()));
      case Stage.Closed closed -> item.put("retainUntil", retainedFrom(closed.at()));
      case Stage.Editing _ -> {
        Instant discardedAt = claim.discardedAt();
        if (discardedAt != null) {
          item.put("expiresAt", number(discardedAt.plus(DISCARDED_FOR).getEpochSecond()));
        }
      }
      case Stage.ReviewersTurn _,
          Stage.PartnerActionRequired _,
          Stage.ConsentWindow _,
          Stage.DisputePeriod _ -> {}
    }
  }

  private AttributeValue retainedFrom(Instant end) {
    return text(end.atZone(ZoneOffset.UTC).plus(retention).toLocalDate().toString());
  }

  private static String nameOf(WindowState window) {
    return switch (window) {
      case WindowState.NoticePending _ -> "PENDING";
      case WindowState.Open _ -> "OPEN";
      case WindowState.Held _ -> WINDOW_HELD;
    };
  }
}
