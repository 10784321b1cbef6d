package cpor.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.acceptance.client.Answer;
import cpor.acceptance.client.Call;
import cpor.acceptance.client.Caller;
import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimDraft;
import cpor.acceptance.client.Command;
import cpor.acceptance.client.Json;
import cpor.acceptance.client.Partner;
import cpor.acceptance.world.World;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gateway lets in, and how it refuses. */
@ExtendWith(ScenarioExtension.class)
class AccessTest {

  private final Scenario scenario;
  private final World world;
  private final Partner partner;

  AccessTest(Scenario scenario) {
    this.scenario = scenario;
    this.world = scenario.world();
    this.partner = scenario.partner();
  }

  @Test
  void aForgedOrExpiredTokenOpensNothing() {
    Claim claim = partner.files();
    String good = world.token("org-17");
    String ofAnotherOrganisation =
        world.token("org-18").replaceFirst("\\.[^.]*$", "") + signature(good);
    List<String> bad =
        List.of(
            "nonsense",
            "a.b.c",
            good.substring(0, good.length() - 8) + "AAAAAAAA",
            unsigned(good),
            ofAnotherOrganisation,
            world.expiredToken("org-17"));

    for (String token : bad) {
      Caller forger = new Caller(world, "/claims", token);
      for (Answer answer :
          List.of(
              forger.get(claim, ""),
              forger.tries(claim, Command.withdraw("OTHER")),
              forger.send(Call.post("/claims", ClaimDraft.complete().json())))) {
        isUnauthorized(answer);
        assertThat(answer.header("www-authenticate").orElse("")).contains("invalid_token");
      }
    }
    assertThat(partner.reads(claim).stage()).isEqualTo("SUBMITTED");
  }

  @ParameterizedTest
  @CsvSource({
    "POST,   /claims,                            claims:write",
    "GET,    /claims,                            claims:read",
    "GET,    /claims/x,                          claims:read",
    "PATCH,  /claims/x,                          claims:write",
    "DELETE, /claims/x,                          claims:write",
    "POST,   /claims/x/evidence,                 claims:write",
    "GET,    /claims/x/evidence/y,               claims:read",
    "DELETE, /claims/x/evidence/y,               claims:write",
    "POST,   /claims/x/evidence/y/upload,        claims:write",
    "POST,   /claims/x/evidence/y/confirm,       claims:write",
    "POST,   /claims/x/submit,                   claims:write",
    "POST,   /claims/x/resubmit,                 claims:write",
    "POST,   /claims/x/dispute,                  claims:write",
    "POST,   /claims/x/withdraw,                 claims:write",
    "POST,   /claims/x/comments,                 claims:write",
    "GET,    /claims/x/comments,                 claims:read",
    "POST,   /claims/x/consent-notice,           claims:write",
    "GET,    /claims/x/history,                  claims:read",
    "GET,    /reviews,                           reviews:read",
    "GET,    /reviews/x,                         reviews:read",
    "GET,    /reviews/x/history,                 reviews:read",
    "POST,   /reviews/x/comments,                reviews:write",
    "GET,    /reviews/x/comments,                reviews:read",
    "GET,    /reviews/x/evidence/y,              reviews:read",
    "POST,   /reviews/x/start,                   reviews:write",
    "POST,   /reviews/x/request-action,          reviews:write",
    "POST,   /reviews/x/approve,                 reviews:write",
    "POST,   /reviews/x/reject,                  reviews:write",
    "POST,   /reviews/x/consent-notice,          reviews:write"
  })
  void eachRouteAsksForItsScope(String method, String path, String scope) {
    Map<String, List<String>> scopes =
        Map.of(
            "org-17", List.of("claims:read", "claims:write"),
            "org-17-reader", List.of("claims:read"),
            "reviewer-1", List.of("reviews:read", "reviews:write"),
            "reviewer-reader", List.of("reviews:read"));
    Call call = Call.of(method, path);

    isUnauthorized(scenario.anonymous(call));
    scopes.forEach(
        (client, granted) -> {
          Answer answer = new Caller(world, "", world.token(client)).send(call);
          if (granted.contains(scope)) {
            assertThat(answer.status()).as(client).isNotIn(401, 403);
          } else {
            isForbidden(answer);
          }
        });
  }

  @Test
  void aReaderReadsAndChangesNothing() {
    Claim claim = partner.files();
    Caller reader = new Caller(world, "/claims", world.token("org-17-reader"));
    Caller reviewReader = new Caller(world, "/reviews", world.token("reviewer-reader"));

    assertThat(reader.reads(claim).allowedActions()).isEmpty();
    assertThat(reviewReader.reads(claim).allowedActions()).isEmpty();
    for (Command command :
        List.of(
            Command.withdraw("OTHER"),
            Command.comment("Hello."),
            Command.edit(Json.object("partner", Json.object("partnerId", "7654321"))),
            Command.discard())) {
      isForbidden(reader.tries(claim, command));
    }
    for (Command command : List.of(Command.start(), Command.comment("Hello."))) {
      isForbidden(reviewReader.tries(claim, command));
    }
    isForbidden(reader.send(Call.post("/claims", ClaimDraft.complete().json())));
    assertThat(partner.eventTypes(claim)).endsWith("ClaimSubmitted");
  }

  @Test
  void partnersAreNoReviewersAndReviewersNoPartners() {
    Claim claim = scenario.claimUnderReview();
    Caller curiousPartner = new Caller(world, "/reviews", world.token("org-17"));
    Caller curiousReviewer = new Caller(world, "/claims", world.token("reviewer-1"));

    isForbidden(curiousPartner.get(claim, ""));
    isForbidden(curiousPartner.tries(claim, Command.approve()));
    isForbidden(curiousPartner.send(Call.get("/reviews")));
    isForbidden(curiousReviewer.get(claim, ""));
    isForbidden(curiousReviewer.tries(claim, Command.withdraw("OTHER")));
    isForbidden(curiousReviewer.send(Call.get("/claims")));
    assertThat(partner.reads(claim).stage()).isEqualTo("UNDER_REVIEW");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing",
    "PUT, /claims/x",
    "POST, /claims/x/approve",
    "POST, /reviews",
    "GET, /consent"
  })
  void anUnknownRouteIsTheGateways404(String method, String path) {
    Answer answer = partner.caller().send(Call.of(method, path)).with(404);

    assertThat(answer.json()).isEqualTo(Json.object("message", "Not Found"));
    assertThat(answer.header("apigw-requestid")).isPresent();
  }

  private static void isUnauthorized(Answer answer) {
    assertThat(answer.with(401).json()).isEqualTo(Json.object("message", "Unauthorized"));
    assertThat(answer.header("www-authenticate").orElse("")).startsWith("Bearer");
    assertThat(answer.header("apigw-requestid")).isPresent();
  }

  private static void isForbidden(Answer answer) {
    assertThat(answer.with(403).json()).isEqualTo(Json.object("message", "Forbidden"));
    assertThat(answer.header("www-authenticate").orElse("")).contains("insufficient_scope");
  }

  /** The same claims under a header that says that no signature is needed. */
  private static String unsigned(String token) {
    String header = Json.object("alg", "none", "typ", "JWT").toString();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8))
        + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
  }

  private static String signature(String token) {
    return token.substring(token.lastIndexOf('.'));
  }
}
