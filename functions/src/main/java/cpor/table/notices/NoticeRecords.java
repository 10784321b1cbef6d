package cpor.table.notices;

import cpor.claim.NoticeKind;
import cpor.claim.OwedNotice;
import cpor.table.Item;
import cpor.table.Key;
import cpor.table.Keys;
import cpor.table.Query;
import cpor.table.Table;
import cpor.table.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What is known of each notice. A record exists from the moment that the notice is owed; it is
 * written before a mail is handed over and after, so that a crash between the two sends again
 * rather than never, and shows as a further attempt.
 */
public final class NoticeRecords {

  /** Longer than a function may run, so that two of them never send one notice side by side. */
  private static final Duration ATTEMPT_TAKES_AT_MOST = Duration.ofSeconds(60);

  private static final String OWED = "attribute_exists(pk)";

  /** A notice that was handed over keeps that as its end. */
  private static final String NOT_HANDED_OVER = OWED + " AND attribute_not_exists(handedOverAt)";

  private final Table table;

  public NoticeRecords(Table table) {
    this.table = table;
  }

  /** A notice that is owed from now on. */
  public static Item item(String claimId, OwedNotice owed) {
    return Item.at(keyOf(claimId, owed))
        .put("sequence", owed.sequence())
        .put("kind", owed.kind().name())
        .put("occurrence", owed.occurrence())
        .put("notBefore", owed.notBefore());
  }

  /** Every notice that a claim has ever owed, by stage sequence. */
  public List<NoticeRecord> ofClaim(String claimId) {
    return table
        .all(Query.of(Keys.partition(claimId)).beginningWith(Keys.NOTICE_PREFIX))
        .map(NoticeRecord::of)
        .toList();
  }

  public Optional<NoticeRecord> find(String claimId, int sequence, NoticeKind kind) {
    return table.get(Keys.notice(claimId, sequence, kind, 1)).map(NoticeRecord::of);
  }

  /** Records that a repeated notice is owed; nothing happens if that is known already. */
  public void owe(String claimId, OwedNotice owed) {
    var _ = table.putNew(item(claimId, owed));
  }

  /**
   * Records that sending begins.
   *
   * @return false when somebody else is at it right now, or it is settled
   */
  public boolean beginAttempt(String claimId, OwedNotice owed, Instant now) {
    return table.update(
        new Write.UpdateItem(
            keyOf(claimId, owed),
            "SET attemptingUntil = :until,"
                + " firstAttemptAt = if_not_exists(firstAttemptAt, :now)"
                + " ADD attempts :one",
            NOT_HANDED_OVER
                + " AND attribute_not_exists(overtakenAt)"
                + " AND attribute_not_exists(gaveUpAt)"
                + " AND (attribute_not_exists(attemptingUntil) OR attemptingUntil <= :nowMillis)",
            Map.of(
                ":now",
                time(now),
                ":nowMillis",
                number(now.toEpochMilli()),
                ":until",
                endOfAttempt(now),
                ":one",
                number(1))));
  }

  /**
   * Records that an attempt failed; the next may begin at once. Nothing happens once it has: a
   * record whose answer was lost is written again, and must not let a third sender in beside the
   * second.
   *
   * @param begun when the attempt began
   * @param error the error's name; its text could hold an address
   */
  public void attemptFailed(String claimId, OwedNotice owed, Instant begun, String error) {
    var _ =
        table.update(
            new Write.UpdateItem(
                keyOf(claimId, owed),
                "SET lastError = :error REMOVE attemptingUntil",
                "attemptingUntil = :until",
                Map.of(":error", text(error), ":until", endOfAttempt(begun))));
  }

  private static AttributeValue endOfAttempt(Instant begun) {
    return number(begun.plus(ATTEMPT_TAKES_AT_MOST).toEpochMilli());
  }

  /** The notice is there, for it was sent. */
  public void handedOver(String claimId, OwedNotice owed, String messageId, Instant now) {
    if (!table.update(handedOverWith(claimId, owed, messageId, now))) {
      throw new IllegalStateException("a notice was sent that was never owed");
    }
  }

  /** {@link #handedOver} in the transaction that opens the consent window. */
  public static Write.UpdateItem handedOverWith(
      String claimId, OwedNotice owed, String messageId, Instant now) {
    return new Write.UpdateItem(
        keyOf(claimId, owed),
        "SET handedOverAt = :now, messageId = :message REMOVE attemptingUntil",
        OWED,
        Map.of(":now", time(now), ":message", text(messageId)));
  }

  /** Records that the notice will not be sent, unless it is out already. */
  public void overtaken(String claimId, OwedNotice owed, Instant now) {
    var _ =
        table.update(
            new Write.UpdateItem(
                keyOf(claimId, owed),
                "SET overtakenAt = :now REMOVE attemptingUntil",
                NOT_HANDED_OVER,
                Map.of(":now", time(now))));
  }

  /**
   * Records that the notice will not be sent, unless it is out already: it was refused for good, or
   * failed for too long.
   */
  public void gaveUp(String claimId, OwedNotice owed, String error, Instant now) {
    var _ = table.update(giveUp(claimId, owed, NOT_HANDED_OVER, error, now));
  }

  /** {@link #gaveUp} in the transaction that holds the consent window. */
  public static Write gaveUpWith(String claimId, OwedNotice owed, String error, Instant now) {
    return giveUp(claimId, owed, OWED, error, now);
  }

  private static Write.UpdateItem giveUp(
      String claimId, OwedNotice owed, String condition, String error, Instant now) {
    return new Write.UpdateItem(
        keyOf(claimId, owed),
        "SET gaveUpAt = :now, lastError = :error REMOVE attemptingUntil",
        condition,
        Map.of(":now", time(now), ":error", text(error)));
  }

  /** What the mail service reports of a notice after it took it. */
  public enum MailReport {
    DELIVERED("deliveredAt"),
    BOUNCED("bouncedAt"),
    COMPLAINED("complainedAt");

    private final String attribute;

    MailReport(String attribute) {
      this.attribute = attribute;
    }
  }

  /**
   * Records a report; the first of each sort counts, in whatever order they come. Nothing happens
   * if the notice was never owed, though it is tagged like one of ours.
   */
  public void reported(String claimId, OwedNotice owed, MailReport report, Instant now) {
    var _ = table.update(reportedWith(claimId, owed, report, now));
  }

  /** {@link #reported} in the transaction that holds the consent window. */
  public static Write.UpdateItem reportedWith(
      String claimId, OwedNotice owed, MailReport report, Instant now) {
    return new Write.UpdateItem(
        keyOf(claimId, owed),
        "SET %1$s = if_not_exists(%1$s, :now)".formatted(report.attribute),
        OWED,
        Map.of(":now", time(now)));
  }

  /** Holds only while no delivery was reported of the notice since it was read. */
  public static Write deliveryAsRead(String claimId, NoticeRecord read) {
    return new Write.CheckItem(
        keyOf(claimId, read.owed()),
        read.isDelivered() ? OWED : OWED + " AND attribute_not_exists(deliveredAt)");
  }

  private static Key keyOf(String claimId, OwedNotice owed) {
    return Keys.notice(claimId, owed.sequence(), owed.kind(), owed.occurrence());
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  private static AttributeValue time(Instant time) {
    return text(time.toString());
  }

  private static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }
}
