package cpor.consent;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.claim.Claim;
import cpor.claim.ClaimCommand;
import cpor.claim.ClaimDecider;
import cpor.claim.Consent;
import cpor.claim.CustomerContact;
import cpor.claim.Decision;
import cpor.claim.Language;
import cpor.cloud.AwsCloud;
import cpor.cloud.AwsFaults;
import cpor.cloud.Cloud;
import cpor.consent.page.ConsentPages;
import cpor.consent.page.Question;
import cpor.http.HttpAnswer;
import cpor.http.HttpExchange;
import cpor.http.HttpRequest;
import cpor.programme.Programme;
import cpor.store.ClaimStore;
import cpor.store.Commit;
import cpor.store.ConsentLink;
import cpor.store.ConsentLinks;
import cpor.store.StoreContended;
import cpor.store.Transactions;
import cpor.wording.CustomerFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The customer's page. Opening it changes nothing, so that no mail scanner declines; pressing its
 * button declines, before the answer is sent. The link's token is all that is asked for, and all
 * that a link without effect tells is one and the same page.
 */
public final class ConsentPage implements RequestStreamHandler {

  private final Clock clock;
  private final ClaimDecider decider;
  private final ClaimStore claims;
  private final ConsentLinks links;
  private final Transactions transactions;
  private final ConsentPages pages;

  public ConsentPage() {
    this(new AwsCloud());
  }

  public ConsentPage(Cloud cloud) {
    Programme programme = Programme.from(cloud);
    DynamoDbClient dynamoDb = cloud.dynamoDb();
    String table = cloud.variable("CLAIMS_TABLE");
    clock = cloud.clock();
    decider = programme.decider();
    claims = new ClaimStore(dynamoDb, table, programme.retention());
    links = new ConsentLinks(dynamoDb, table);
    transactions = new Transactions(claims);
    pages = new ConsentPages(programme.name(), programme.zone());
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    HttpExchange.answer(input, output, this::answer);
  }

  private HttpAnswer answer(HttpRequest request) {
    try {
      return switch (request.route()) {
        case "GET /consent/{token}" -> page(show(request));
        case "HEAD /consent/{token}" -> withoutBody(page(show(request)));
        case "POST /consent/{token}" -> page(decline(request));
        case "ANY /consent/{proxy+}" -> page(Optional.empty());
        case String route ->
            throw new IllegalStateException("template.yaml sends what nobody answers: " + route);
      };
    } catch (StoreContended contended) {
      return tryAgain();
    } catch (SdkException failed) {
      if (AwsFaults.isPassing(failed)) {
        return tryAgain();
      }
      throw failed;
    }
  }

  private HttpAnswer tryAgain() {
    return html(503, pages.tryAgain()).with("retry-after", "60");
  }

  /** What a link shows; empty when it leads nowhere. */
  private Optional<String> show(HttpRequest request) {
    return links
        .find(request.pathParameter("token"), clock.instant())
        .flatMap(link -> claims.find(link.claimId()).flatMap(claim -> shown(link, claim, request)));
  }

  private Optional<String> shown(ConsentLink link, Claim claim, HttpRequest request) {
    Language language = language(request, claim);
    if (link.usedAt() == null && claim.isAsking(link.noticeSequence())) {
      return Optional.of(pages.question(question(claim), language));
    }
    return upToDate(link, request)
        .map(ConsentLink::usedAt)
        .map(usedAt -> pages.alreadyDeclined(usedAt, language));
  }

  /** Before a link is called dead: another click may have declined after the link was read. */
  private Optional<ConsentLink> upToDate(ConsentLink link, HttpRequest request) {
    return link.usedAt() == null
        ? links.find(request.pathParameter("token"), clock.instant())
        : Optional.of(link);
  }

  private Optional<String> decline(HttpRequest request) {
    Instant now = clock.instant();
    String reason = DeclineForm.reason(request).orElse(null);
    return transactions.carryOut(
        () ->
            links
                .find(request.pathParameter("token"), now)
                .flatMap(
                    link ->
                        claims
                            .find(link.claimId())
                            .map(claim -> declined(link, claim, reason, request, now)))
                .orElseGet(() -> Transactions.done(Optional.empty())));
  }

  private Transactions.Step<Optional<String>> declined(
      ConsentLink link, Claim claim, @Nullable String reason, HttpRequest request, Instant now) {
    ClaimCommand command = new ClaimCommand.Decline(now, link.noticeSequence(), reason);
    return switch (decider.decide(claim, command)) {
      case Decision.Refused _ -> Transactions.done(shown(link, claim, request));
      case Decision.Accepted accepted ->
          Transactions.write(
              Commit.of(claim, accepted.events(), command.by(), now).beside(links.used(link, now)),
              Optional.of(pages.declined(CustomerFacts.of(claim), language(request, claim))));
    };
  }

  private static Question question(Claim claim) {
    Consent consent = Objects.requireNonNull(claim.consent());
    return new Question(
        CustomerFacts.of(claim), consent.declinedAt(), claim.windowEndsAt().orElse(null));
  }

  /** The language that the reader has chosen, or else the one it is written to in. */
  private static Language language(HttpRequest request, Claim claim) {
    String wanted = request.query().getOrDefault(ConsentPages.LANGUAGE_PARAMETER, "");
    CustomerContact contact = Objects.requireNonNull(claim.details().customerContact());
    return Arrays.stream(Language.values())
        .filter(language -> language.code().equals(wanted))
        .findAny()
        .orElse(Objects.requireNonNull(contact.language()));
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
