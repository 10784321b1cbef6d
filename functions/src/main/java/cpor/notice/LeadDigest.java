package cpor.notice;

import cpor.claim.StageName;
import cpor.notice.mail.Digest;
import cpor.notice.mail.MailRenderer;
import cpor.programme.Programme;
import cpor.table.claims.ClaimSummary;
import cpor.table.lists.ClaimLists;
import cpor.table.notices.DigestRecords;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells the reviewers' lead, once on each business day, what is overdue or held. It is called more
 * often than that: whoever finds the day done does nothing, and so a day that failed is caught up.
 */
public final class LeadDigest {

  private final Clock clock;
  private final Programme programme;
  private final ClaimLists claims;
  private final DigestRecords days;
  private final MailRenderer renderer;
  private final Mailer mailer;
  private final String lead;

  /**
   * Makes a digest.
   *
   * @param lead the address of the reviewers' lead
   */
  public LeadDigest(
      Clock clock,
      Programme programme,
      ClaimLists claims,
      DigestRecords days,
      MailRenderer renderer,
      Mailer mailer,
      String lead) {
    this.clock = clock;
    this.programme = programme;
    this.claims = claims;
    this.days = days;
    this.renderer = renderer;
    this.mailer = mailer;
    this.lead = lead;
  }

  /** What became of a day's digest. */
  public enum Outcome {
    TOLD,
    NOTHING_TO_TELL,
    DONE_BEFORE,
    DAY_OFF
  }

  /**
   * Tells what there is to tell today, unless that was done. A crash after the mail was handed over
   * lets it be sent again.
   *
   * @throws MailUnavailable when the mail service did not take it this time
   * @throws MailRefused when no mail can ever be sent to the lead's address
   */
  public Outcome tell() {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, programme.zone());
    if (!programme.calendar().isBusinessDay(today)) {
      return Outcome.DAY_OFF;
    }
    if (days.isDone(today)) {
      return Outcome.DONE_BEFORE;
    }
    Digest digest = digest(now);
    boolean told = digest.claims() > 0;
    if (told) {
      String _ = mailer.send("DIGEST", lead, renderer.render(digest));
    }
    days.done(today, digest.claims(), now);
    return told ? Outcome.TOLD : Outcome.NOTHING_TO_TELL;
  }

  private Digest digest(Instant now) {
    return new Digest(
        Stream.of(StageName.SUBMITTED, StageName.UNDER_REVIEW)
            .flatMap(claims::waitingForReview)
            .filter(claim -> isPast(claim.dueAt(), now) || isPast(claim.decisionDueAt(), now))
            .sorted(Comparator.comparing(claim -> Objects.requireNonNull(claim.dueAt())))
            .map(claim -> overdue(claim, now))
            .toList(),
        claims.held().map(LeadDigest::held).toList());
  }

  /** A decision may be late though the review, which began late, is in time. */
  private Digest.Overdue overdue(ClaimSummary claim, Instant now) {
    return new Digest.Overdue(
        claim.id(),
        customerName(claim),
        claim.organisationName(),
        claim.stage(),
        missed(claim.dueAt(), now),
        missed(claim.decisionDueAt(), now));
  }

  private static boolean isPast(@Nullable Instant dueAt, Instant now) {
    return dueAt != null && !now.isBefore(dueAt);
  }

  /** The deadline as people are told it; null if it has not passed, or there is none. */
  private @Nullable Instant missed(@Nullable Instant dueAt, Instant now) {
    return dueAt != null && isPast(dueAt, now)
        ? programme.calendar().lastMoment(dueAt, programme.periods().reviewWithin())
        : null;
  }

  private static Digest.Held held(ClaimSummary claim) {
    ClaimSummary.Hold hold = Objects.requireNonNull(claim.hold());
    return new Digest.Held(
        claim.id(), customerName(claim), claim.organisationName(), hold.reason(), hold.since());
  }

  private static String customerName(ClaimSummary claim) {
    return Objects.requireNonNull(claim.customer().name());
  }
}
