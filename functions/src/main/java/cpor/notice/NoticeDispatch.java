package cpor.notice;

import cpor.calendar.BusinessCalendar;
import cpor.claim.Claim;
import cpor.claim.ClaimDecider;
import cpor.claim.ClaimDetails.PartnerContact;
import cpor.claim.Language;
import cpor.claim.NoticeKind;
import cpor.claim.OwedNotice;
import cpor.notice.mail.MailRenderer;
import cpor.table.claims.ClaimStore;
import cpor.table.notices.NoticeRecord;
import cpor.table.notices.NoticeRecords;
import io.avaje.jsonb.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends every notice that a claim owes by now, but the one that asks the customer, and records as
 * overtaken what events have made pointless. Each is handed over once as far as anybody knows.
 */
public final class NoticeDispatch {

  private static final Duration GIVES_UP_AFTER = Duration.ofDays(1);

  /** More than two services' clocks differ by. */
  private static final Duration MOMENT = Duration.ofSeconds(5);

  private final Clock clock;
  private final BusinessCalendar calendar;
  private final ClaimStore claims;
  private final NoticeRecords notices;
  private final MailRenderer renderer;
  private final Mailer mailer;

  public NoticeDispatch(
      Clock clock,
      BusinessCalendar calendar,
      ClaimStore claims,
      NoticeRecords notices,
      MailRenderer renderer,
      Mailer mailer) {
    this.clock = clock;
    this.calendar = calendar;
    this.claims = claims;
    this.notices = notices;
    this.renderer = renderer;
    this.mailer = mailer;
  }

  /**
   * What was done.
   *
   * @param remindAt when the partner is to be told again that the window is held
   */
  @Json
  public record Report(int sent, @Nullable Instant remindAt) {}

  /**
   * Sends what a claim owes by now.
   *
   * @throws MailUnavailable when the mail service did not take one of them this time
   * @throws NoticeBusy when somebody else is sending one of them
   * @throws NoticeAhead when one is due in a moment, and nobody would call for it again
   */
  public Report sendAll(String claimId, Consumer<String> log) {
    // before the claim: a notice that is newer than the claim would look overtaken
    List<NoticeRecord> records = notices.ofClaim(claimId);
    return claims.find(claimId).map(claim -> send(claim, records, log)).orElse(new Report(0, null));
  }

  private Report send(Claim claim, List<NoticeRecord> records, Consumer<String> log) {
    Instant remindAt = remindAgain(claim, records);
    int sent = 0;
    @Nullable RuntimeException failure = null;
    for (NoticeRecord record : records) {
      OwedNotice owed = record.owed();
      if (record.isSettled()) {
        continue;
      }
      if (owed.isOvertakenBy(claim) || namesNobody(claim)) {
        notices.overtaken(claim.id(), owed, clock.instant());
      } else if (owed.kind() != NoticeKind.CONSENT_REQUEST && isDue(owed)) {
        try {
          sent += hand(claim, record, log) ? 1 : 0;
        } catch (MailUnavailable | NoticeBusy later) {
          failure = later;
        }
      } else if (isCalledForOnce(owed) && isDueInAMoment(owed)) {
        failure = new NoticeAhead();
      }
    }
    if (failure != null) {
      throw failure;
    }
    return new Report(sent, remindAt);
  }

  /** Whether those whom it would be sent to were erased. */
  private static boolean namesNobody(Claim claim) {
    PartnerContact contact = claim.details().partnerContact();
    return contact != null && contact.isErased();
  }

  /** Whether the mail was handed over; not if it never will be. */
  private boolean hand(Claim claim, NoticeRecord record, Consumer<String> log) {
    OwedNotice owed = record.owed();
    Instant begun = clock.instant();
    if (!notices.beginAttempt(claim.id(), owed, begun)) {
      throw new NoticeBusy();
    }
    NoticeFacts facts = new NoticeFacts(claim, calendar);
    Reader reader = reader(owed.kind(), facts);
    try {
      String messageId =
          mailer.send(
              claim.id(),
              owed,
              reader.address(),
              renderer.render(facts.of(owed), reader.language()));
      notices.handedOver(claim.id(), owed, messageId, clock.instant());
      return true;
    } catch (MailRefused refused) {
      giveUp(claim.id(), owed, refused.errorCode(), log);
      return false;
    } catch (MailUnavailable unavailable) {
      if (hasFailedForTooLong(record)) {
        giveUp(claim.id(), owed, unavailable.errorCode(), log);
        return false;
      }
      notices.attemptFailed(claim.id(), owed, begun, unavailable.errorCode());
      throw unavailable;
    }
  }

  private record Reader(String address, Language language) {}

  private Reader reader(NoticeKind kind, NoticeFacts facts) {
    return switch (kind.recipient()) {
      case PARTNER ->
          new Reader(
              Objects.requireNonNull(facts.partnerContact().email()),
              facts.partnerContact().noticeLanguage());
      case CUSTOMER ->
          new Reader(
              Objects.requireNonNull(facts.customerContact().email()),
              Objects.requireNonNull(facts.customerContact().language()));
    };
  }

  /** Recorded, and logged in words that an alarm listens to. */
  private void giveUp(String claimId, OwedNotice owed, String error, Consumer<String> log) {
    notices.gaveUp(claimId, owed, error, clock.instant());
    log.accept("a notice was given up: %s of %s, %s".formatted(owed.kind(), claimId, error));
  }

  private boolean hasFailedForTooLong(NoticeRecord record) {
    Instant first = record.firstAttemptAt();
    return first != null && !clock.instant().isBefore(first.plus(GIVES_UP_AFTER));
  }

  private boolean isDue(OwedNotice owed) {
    return !clock.instant().isBefore(owed.notBefore());
  }

  private boolean isDueInAMoment(OwedNotice owed) {
    return !isDue(owed) && !clock.instant().isBefore(owed.notBefore().minus(MOMENT));
  }

  /**
   * Whether the workflow may never call for it again: a call that comes early, by a clock that is
   * behind, must not be the last. For a held window it calls again and again.
   */
  private static boolean isCalledForOnce(OwedNotice owed) {
    return owed.kind() != NoticeKind.CONSENT_REQUEST && owed.kind() != NoticeKind.WINDOW_HELD;
  }

  /**
   * Owes the next reminder of a held window, which the partner gets again and again, and says when
   * it is due; null when the window is not held.
   */
  private @Nullable Instant remindAgain(Claim claim, List<NoticeRecord> records) {
    return records.stream()
        .map(NoticeRecord::owed)
        .filter(owed -> owed.kind() == NoticeKind.WINDOW_HELD && !owed.isOvertakenBy(claim))
        .max(Comparator.comparingInt(OwedNotice::occurrence))
        .map(latest -> isDue(latest) ? owe(claim, again(latest)) : latest)
        .map(OwedNotice::notBefore)
        .orElse(null);
  }

  private OwedNotice owe(Claim claim, OwedNotice reminder) {
    notices.owe(claim.id(), reminder);
    return reminder;
  }

  /** A reminder that comes late does not make the next one come at once. */
  private OwedNotice again(OwedNotice owed) {
    Instant regular = calendar.after(owed.notBefore(), ClaimDecider.HELD_REMINDER_EVERY);
    Instant now = clock.instant();
    return new OwedNotice(
        owed.sequence(),
        owed.kind(),
        owed.occurrence() + 1,
        regular.isAfter(now) ? regular : calendar.after(now, ClaimDecider.HELD_REMINDER_EVERY));
  }
}
