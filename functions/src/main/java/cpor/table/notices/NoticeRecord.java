package cpor.table.notices;

import cpor.claim.NoticeKind;
import cpor.claim.OwedNotice;
import cpor.table.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice and all it has been through.
 *
 * @param attempts how often its sending was begun: more than once means that an attempt failed, or
 *     that nobody knows whether it succeeded
 * @param handedOverAt when the mail service took it
 * @param overtakenAt when it was found that events had made it pointless
 * @param gaveUpAt when sending it was given up for good
 * @param bouncedAt when it first bounced, for a while or for good
 */
public record NoticeRecord(
    OwedNotice owed,
    int attempts,
    @Nullable Instant firstAttemptAt,
    @Nullable Instant handedOverAt,
    @Nullable Instant overtakenAt,
    @Nullable Instant gaveUpAt,
    @Nullable Instant bouncedAt,
    @Nullable Instant deliveredAt) {

  /** Whether nothing is left to do for it. */
  public boolean isSettled() {
    return handedOverAt != null || overtakenAt != null || gaveUpAt != null;
  }

  /** Whether the mail service has reported that one of its mails was delivered. */
  public boolean isDelivered() {
    return deliveredAt != null;
  }

  static NoticeRecord of(Item item) {
    return new NoticeRecord(
        new OwedNotice(
            (int) item.number("sequence"),
            NoticeKind.valueOf(item.requireText("kind")),
            (int) item.number("occurrence"),
            item.requireTime("notBefore")),
        (int) item.number("attempts"),
        item.time("firstAttemptAt").orElse(null),
        item.time("handedOverAt").orElse(null),
        item.time("overtakenAt").orElse(null),
        item.time("gaveUpAt").orElse(null),
        item.time("bouncedAt").orElse(null),
        item.time("deliveredAt").orElse(null));
  }
}
