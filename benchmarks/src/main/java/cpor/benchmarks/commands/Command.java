package cpor.benchmarks.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import cpor.benchmarks.cloud.Lives;
import cpor.claim.Claim;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/** A request that changes a claim, and how far the claim has come before. */
public enum Command {
  CREATE(
      "POST /claims",
      _ -> Optional.empty(),
      """
      {"customer": {"tenantId": "8f0c1f8e-3a52-4a7c-9d61-%012d", "name": "Contoso Kft.",
                    "domain": "contoso.example"},
       "partner": {"partnerId": "4567890"}, "solutionArea": "MICROSOFT_365", "activity": "USAGE",
       "products": [{"name": "Teams"}],
       "customerContact": {"name": "Éva Nagy", "email": "eva@contoso.example", "language": "hu"},
       "partnerContact": {"name": "Péter Szabó", "email": "peter@fabrikam.example"}}
      """),
  EDIT(
      "PATCH /claims/{id}",
      lives -> Optional.of(lives.draft()),
      "{\"customer\": {\"name\": \"Contoso Zrt.\"}}"),
  COMMENT(
      "POST /claims/{id}/comments",
      lives -> Optional.of(lives.submitted()),
      "{\"text\": \"See page 4.\"}"),
  START_REVIEW("POST /reviews/{id}/start", lives -> Optional.of(lives.submitted()), "{}"),
  REQUEST_ACTION(
      "POST /reviews/{id}/request-action",
      lives -> Optional.of(lives.underReview()),
      "{\"reasons\": [\"DATES_MISSING_OR_OLD\"], \"comment\": \"Which month?\"}"),
  APPROVE(
      "POST /reviews/{id}/approve",
      lives -> Optional.of(lives.underReview()),
      "{\"comment\": \"Complete.\"}"),
  WITHDRAW(
      "POST /claims/{id}/withdraw",
      lives -> Optional.of(lives.inItsConsentWindow()),
      "{\"reason\": \"NO_LONGER_ENGAGED\"}");

  private final String route;

  // a function without state, which its type cannot say
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<Lives, Optional<Claim>> life;

  private final String body;

  Command(String route, Function<Lives, Optional<Claim>> life, String body) {
    this.route = route;
    this.life = life;
    this.body = body;
  }

  boolean isReviewers() {
    return route.contains("/reviews");
  }

  /** Brings a claim to where the command is allowed, and says how API Gateway would send it. */
  byte[] prepared(Lives lives, int number) {
    return event(life.apply(lives), number);
  }

  /** The same for a claim that is there. */
  public byte[] event(Optional<Claim> claim, int number) {
    String method = route.substring(0, route.indexOf(' '));
    boolean patch = method.equals("PATCH");
    String id = claim.map(Claim::id).orElse("");
    String sent = body.formatted(number);
    return """
    {"version": "2.0", "routeKey": "%s", "rawPath": "%s", "rawQueryString": "",
     "headers": {"accept": "application/json", "content-type": "%s", "host": "claims.example",
                 "idempotency-key": "%s-%d", "if-match": "\\"%d\\"", "user-agent": "benchmark"},
     "requestContext": {"requestId": "request-%5$d", "http": {"method": "%7$s", "protocol": "HTTP/1.1"},
                        "authorizer": {"jwt": {"claims": %8$s}}},
     "pathParameters": %9$s, "body": "%10$s", "isBase64Encoded": %11$b}
    """
        .formatted(
            route,
            route.substring(method.length() + 1).replace("{id}", id),
            patch ? "application/merge-patch+json" : "application/json",
            this,
            number,
            claim.map(Claim::version).orElse(1),
            method,
            caller(),
            claim.isPresent() ? "{\"id\": \"%s\"}".formatted(id) : "{}",
            patch
                ? Base64.getEncoder().encodeToString(sent.getBytes(UTF_8))
                : sent.replace("\"", "\\\"").replace("\n", "\\n"),
            patch)
        .getBytes(UTF_8);
  }

  private String caller() {
    return """
    {"sub": "%s-user-1", "name": "Péter Szabó",
     "scope": "claims:read claims:write reviews:read reviews:write", "organisation": "%s",
     "organisation_name": "Adatum Zrt.", "partner_ids": "4567890"}
    """
        .formatted(isReviewers() ? "reviewer" : "partner", Lives.ORGANISATION);
  }
}
