package cpor.notice;

import cpor.calendar.BusinessCalendar;
import cpor.calendar.Period;
import cpor.change.Changes;
import cpor.change.Outcome;
import cpor.change.Proposal;
import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import cpor.claim.Language;
import cpor.claim.NoticesOwed;
import cpor.claim.OwedNotice;
import cpor.claim.Stage.HeldReason;
import cpor.notice.mail.Mail;
import cpor.notice.mail.MailRenderer;
import cpor.table.claims.ClaimStore;
import cpor.table.notices.ConsentLinks;
import cpor.table.notices.NoticeRecords;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/**
 * Asks the customer: makes the link, hands the mail over and opens the consent window. A crash in
 * between sends another mail with another link, and both links work.
 */
public final class ConsentRequests {

  private final Clock clock;
  private final BusinessCalendar calendar;
  private final ClaimStore claims;
  private final Changes changes;
  private final ConsentLinks links;
  private final NoticeRecords notices;
  private final MailRenderer renderer;
  private final Mailer mailer;
  private final String consentUrl;

  public ConsentRequests(
      Clock clock,
      BusinessCalendar calendar,
      ClaimStore claims,
      Changes changes,
      ConsentLinks links,
      NoticeRecords notices,
      MailRenderer renderer,
      Mailer mailer,
      String consentUrl) {
    this.clock = clock;
    this.calendar = calendar;
    this.claims = claims;
    this.changes = changes;
    this.links = links;
    this.notices = notices;
    this.renderer = renderer;
    this.mailer = mailer;
    this.consentUrl = consentUrl;
  }

  /**
   * Asks by the notice with this stage sequence, unless that was done before.
   *
   * @return when the window ends
   * @throws ClaimMoved when the claim no longer waits for this notice
   * @throws NoticeBusy when somebody else is sending it
   * @throws MailUnavailable when the mail service did not take it this time
   */
  public Instant ask(String claimId, int stageSequence) {
    Claim claim =
        claims
            .find(claimId)
            .filter(found -> found.isAsking(stageSequence))
            .orElseThrow(ClaimMoved::new);
    Instant dueAt = claim.clock().dueAt();
    return dueAt != null
        ? dueAt
        : ask(claim, NoticesOwed.asking(claim).orElseThrow(ClaimMoved::new));
  }

  private Instant ask(Claim claim, OwedNotice notice) {
    Instant begun = clock.instant();
    if (!notices.beginAttempt(claim.id(), notice, begun)) {
      throw new NoticeBusy();
    }
    try {
      return open(claim, notice, send(claim, notice));
    } catch (MailRefused refused) {
      hold(claim, notice, refused.errorCode());
      throw new ClaimMoved();
    } catch (MailUnavailable unavailable) {
      notices.attemptFailed(claim.id(), notice, begun, unavailable.errorCode());
      throw unavailable;
    }
  }

  /** Hands the mail over with a link of its own; returns the mail service's name for it. */
  private String send(Claim claim, OwedNotice notice) {
    String token = links.create(claim.id(), notice.sequence(), clock.instant());
    NoticeFacts facts = new NoticeFacts(claim, calendar);
    Language language = Objects.requireNonNull(facts.customerContact().language());
    Mail mail =
        renderer.render(
            facts.consentRequest(lastMoment(claim), consentUrl + "/consent/" + token), language);
    String address = Objects.requireNonNull(facts.customerContact().email());
    return mailer.send(claim.id(), notice, address, mail);
  }

  /** At least until then: the window itself opens when the mail was handed over. */
  private Instant lastMoment(Claim claim) {
    Period window = Objects.requireNonNull(claim.periods()).consentWindow();
    return calendar.lastMoment(calendar.after(clock.instant(), window), window);
  }

  /** The mail is out, and counts as handed over even if the claim has moved on meanwhile. */
  private Instant open(Claim claim, OwedNotice notice, String messageId) {
    Instant now = clock.instant();
    Proposal proposal =
        new Proposal(
            new ClaimCommand.OpenConsentWindow(now, notice.sequence()),
            NoticeRecords.handedOverWith(claim.id(), notice, messageId, now));
    if (changes.change(claim, _ -> proposal) instanceof Outcome.Changed opened) {
      return Objects.requireNonNull(opened.change().after().clock().dueAt());
    }
    notices.handedOver(claim.id(), notice, messageId, now);
    throw new ClaimMoved();
  }

  private void hold(Claim claim, OwedNotice notice, String error) {
    Instant now = clock.instant();
    Proposal proposal =
        new Proposal(
            new ClaimCommand.HoldConsentWindow(now, notice.sequence(), HeldReason.REFUSED),
            NoticeRecords.gaveUpWith(claim.id(), notice, error, now));
    if (!(changes.change(claim, _ -> proposal) instanceof Outcome.Changed)) {
      notices.gaveUp(claim.id(), notice, error, now);
    }
  }
}
