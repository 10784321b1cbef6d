package cpor.consent;

import cpor.calendar.BusinessCalendar;
import cpor.calendar.Period;
import cpor.change.Changes;
import cpor.change.ClaimContended;
import cpor.change.Outcome;
import cpor.change.Proposal;
import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDetails.CustomerContact;
import cpor.claim.Consent;
import cpor.claim.Language;
import cpor.claim.Stage;
import cpor.cloud.AwsFaults;
import cpor.consent.page.ConsentPages;
import cpor.consent.page.Question;
import cpor.http.HttpAnswer;
import cpor.http.HttpRequest;
import cpor.invocation.Fact;
import cpor.invocation.InvocationLog;
import cpor.table.claims.ClaimStore;
import cpor.table.notices.ConsentLink;
import cpor.table.notices.ConsentLinks;
import cpor.wording.CustomerFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The customer's page. Opening it changes nothing, so that no mail scanner declines; pressing its
 * button declines, before the answer is sent. The link's token is all that is asked for, and all
 * that a link without effect tells is one and the same page.
 */
public final class OptOutPage {

  private final Clock clock;
  private final BusinessCalendar calendar;
  private final ClaimStore claims;
  private final ConsentLinks links;
  private final Changes changes;
  private final ConsentPages pages;

  public OptOutPage(
      Clock clock,
      BusinessCalendar calendar,
      ClaimStore claims,
      ConsentLinks links,
      Changes changes,
      ConsentPages pages) {
    this.clock = clock;
    this.calendar = calendar;
    this.claims = claims;
    this.links = links;
    this.changes = changes;
    this.pages = pages;
  }

  public HttpAnswer answer(HttpRequest request) {
    try {
      return switch (request.route()) {
        case "GET /consent/{token}" -> page(show(request));
        case "HEAD /consent/{token}" -> withoutBody(page(show(request)));
        case "POST /consent/{token}" -> posted(request);
        case "ANY /consent/{proxy+}" -> page(Optional.empty());
        case String route ->
            throw new IllegalStateException("template.yaml sends what nobody answers: " + route);
      };
    } catch (ClaimContended contended) {
      return tryAgain(contended);
    } catch (SdkException failed) {
      if (AwsFaults.isPassing(failed)) {
        return tryAgain(failed);
      }
      throw failed;
    }
  }

  private HttpAnswer posted(HttpRequest request) {
    if (!DeclineForm.isSent(request)) {
      return refused(request);
    }
    return page(DeclineForm.switchesLanguage(request) ? show(request) : decline(request));
  }

  /** A body that no press of the button sends; a link without effect looks as it always does. */
  private HttpAnswer refused(HttpRequest request) {
    return show(request).isPresent()
        ? html(415, pages.notTheButton()).with("accept", DeclineForm.MEDIA_TYPE)
        : page(Optional.empty());
  }

  private HttpAnswer tryAgain(RuntimeException failure) {
    InvocationLog.note(Fact.OUTCOME, "TRY_AGAIN");
    InvocationLog.note(Fact.ERROR_CLASS, failure.getClass().getSimpleName());
    return html(503, pages.tryAgain()).with("retry-after", "60");
  }

  /** What a link shows; empty when it leads nowhere. */
  private Optional<String> show(HttpRequest request) {
    return link(request)
        .flatMap(link -> claims.find(link.claimId()).flatMap(claim -> shown(link, claim, request)));
  }

  private Optional<ConsentLink> link(HttpRequest request) {
    Optional<ConsentLink> link = links.find(request.pathParameter("token"), clock.instant());
    link.ifPresent(found -> InvocationLog.note(Fact.CLAIM_ID, found.claimId()));
    return link;
  }

  private Optional<String> shown(ConsentLink link, Claim claim, HttpRequest request) {
    Language language = language(request, claim);
    if (link.usedAt() == null && claim.isAsking(link.noticeSequence())) {
      return Optional.of(pages.question(question(claim, request), language));
    }
    return upToDate(link, request)
        .map(ConsentLink::usedAt)
        .map(usedAt -> pages.alreadyDeclined(claim.id(), usedAt, isFinal(claim), language));
  }

  /** Before a link is called dead: another click may have declined after the link was read. */
  private Optional<ConsentLink> upToDate(ConsentLink link, HttpRequest request) {
    return link.usedAt() == null ? link(request) : Optional.of(link);
  }

  private Optional<String> decline(HttpRequest request) {
    return link(request).flatMap(link -> decline(link, request));
  }

  private Optional<String> decline(ConsentLink link, HttpRequest request) {
    Instant now = clock.instant();
    ClaimCommand command =
        new ClaimCommand.Decline(
            now, link.noticeSequence(), DeclineForm.reason(request).orElse(null));
    Proposal proposal = new Proposal(command, ConsentLinks.used(link, now));
    return switch (changes.change(link.claimId(), _ -> proposal)) {
      case Outcome.Changed changed -> {
        Claim claim = changed.change().after();
        yield Optional.of(
            pages.declined(CustomerFacts.of(claim), isFinal(claim), language(request, claim)));
      }
      case Outcome.Refused refused -> shown(link, refused.claim(), request);
      case Outcome.NoClaim _, Outcome.Prevented _ -> Optional.empty();
    };
  }

  private static boolean isFinal(Claim claim) {
    return claim.stage() instanceof Stage.Closed || claim.stage() instanceof Stage.Associated;
  }

  private Question question(Claim claim, HttpRequest request) {
    Consent consent = Objects.requireNonNull(claim.consent());
    Period window = Objects.requireNonNull(claim.periods()).consentWindow();
    return new Question(
        CustomerFacts.of(claim),
        consent.declinedAt(),
        claim.windowEndsAt().map(end -> calendar.lastMoment(end, window)).orElse(null),
        claim.dispute() != null,
        DeclineForm.reason(request).orElse(""));
  }

  /** The language that the reader has chosen, or else the one it is written to in. */
  private static Language language(HttpRequest request, Claim claim) {
    CustomerContact contact = Objects.requireNonNull(claim.details().customerContact());
    return DeclineForm.language(request).orElse(Objects.requireNonNull(contact.language()));
  }

  private HttpAnswer page(Optional<String> page) {
    return page.map(found -> html(200, found)).orElseGet(() -> html(404, pages.notFound()));
  }

  private static HttpAnswer html(int status, String page) {
    return new HttpAnswer(
        status,
        Map.of(
            "content-type", "text/html; charset=utf-8",
            "content-security-policy", ConsentPages.CONTENT_SECURITY_POLICY,
            "cache-control", "no-store",
            "referrer-policy", "no-referrer",
            "x-content-type-options", "nosniff",
            "x-robots-tag", "noindex, nofollow"),
        page);
  }

  private static HttpAnswer withoutBody(HttpAnswer answer) {
    return new HttpAnswer(answer.statusCode(), answer.headers(), "");
  }
}
