package cpor.local.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import cpor.local.web.Answer;
import cpor.local.web.Request;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenEndpointTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final TokenIssuer ISSUER =
      new TokenIssuer("http://localhost:3000/i", "cpor-claims", Clock.fixed(NOW, ZoneOffset.UTC));
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TokenEndpoint endpoint = new TokenEndpoint(ISSUER, TokenClient.ALL);

  @Test
  void aPartnerGetsATokenThatNamesItsOrganisation() throws Exception {
    Answer answer = post("grant_type=client_credentials&client_id=org-17&client_secret=local");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("cache-control", List.of("no-store"));
    JsonNode token = JSON.readTree(answer.text());
    assertThat(token.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(token.path("expires_in").asInt()).isEqualTo(3600);
    assertThat(token.path("scope").asText()).isEqualTo("claims:read claims:write");
    JWTClaimsSet claims = verified(token);
    assertThat(claims.getIssuer()).isEqualTo("http://localhost:3000/i");
    assertThat(claims.getAudience()).containsExactly("cpor-claims");
    assertThat(claims.getSubject()).isEqualTo("org-17");
    assertThat(claims.getStringClaim("name")).isEqualTo("Petra Szabó");
    assertThat(claims.getStringClaim("organisation")).isEqualTo("org-17");
    assertThat(claims.getStringClaim("organisation_name")).isEqualTo("Adatum Zrt.");
    assertThat(claims.getStringClaim("partner_ids")).isEqualTo("4567890 7654321");
    assertThat(claims.getIssueTime()).isEqualTo(NOW);
    assertThat(claims.getExpirationTime()).isEqualTo(NOW.plusSeconds(3600));
  }

  @Test
  void aReviewerHasNoOrganisation() throws Exception {
    JsonNode token =
        JSON.readTree(
            post("grant_type=client_credentials&client_id=reviewer-1&client_secret=local").text());

    assertThat(verified(token).getClaims())
        .containsEntry("name", "Réka Nagy")
        .containsEntry("scope", "reviews:read reviews:write")
        .doesNotContainKeys("organisation", "organisation_name", "partner_ids");
  }

  @Test
  void fewerScopesAreGrantedWhenFewerAreAskedFor() throws Exception {
    JsonNode token =
        JSON.readTree(
            post("grant_type=client_credentials&client_id=org-17&client_secret=local"
                    + "&scope=claims%3Aread")
                .text());

    assertThat(token.path("scope").asText()).isEqualTo("claims:read");
    assertThat(verified(token).getStringClaim("scope")).isEqualTo("claims:read");
  }

  @Test
  void aClientMayAuthenticateInTheHeader() throws Exception {
    String credentials =
        Base64.getEncoder().encodeToString("org-18:local".getBytes(StandardCharsets.UTF_8));

    Answer answer =
        endpoint.answer(
            request(
                "POST",
                "application/x-www-form-urlencoded",
                "grant_type=client_credentials",
                Map.of("Authorization", List.of("Basic " + credentials))));

    assertThat(verified(JSON.readTree(answer.text())).getStringClaim("organisation"))
        .isEqualTo("org-18");
  }

  @Test
  void anUnknownClientOrAWrongSecretIsAnInvalidClient() {
    refused(401, "invalid_client", "grant_type=client_credentials&client_id=x&client_secret=local");
    refused(401, "invalid_client", "grant_type=client_credentials&client_id=org-17");
    refused(
        401, "invalid_client", "grant_type=client_credentials&client_id=org-17&client_secret=no");
    refused(401, "invalid_client", "grant_type=client_credentials");
    assertThat(post("grant_type=client_credentials").headers()).containsKey("www-authenticate");
  }

  @Test
  void aScopeBeyondTheClientsOwnIsRefused() {
    String reader = "grant_type=client_credentials&client_id=org-17-reader&client_secret=local";

    refused(400, "invalid_scope", reader + "&scope=claims:write");
    refused(400, "invalid_scope", reader + "&scope=claims:read+reviews:read");
  }

  @Test
  void everyOtherFaultHasItsName() {
    String client = "client_id=org-17&client_secret=local";

    refused(400, "unsupported_grant_type", client + "&grant_type=password");
    refused(400, "invalid_request", client);
    refused(400, "invalid_request", client + "&grant_type=client_credentials&scope=a&scope=b");
    assertThat(endpoint.answer(request("POST", "application/json", "{}", Map.of())).text())
        .contains("invalid_request");
    assertThat(endpoint.answer(request("GET", "", "", Map.of())).status()).isEqualTo(405);
  }

  @Test
  void theIssuerPublishesWhereItsKeysAre() throws Exception {
    Discovery discovery = new Discovery(ISSUER);

    JsonNode configuration = JSON.readTree(discovery.configuration().text());
    assertThat(configuration.path("issuer").asText()).isEqualTo(ISSUER.issuer());
    assertThat(configuration.path("jwks_uri").asText()).isEqualTo(ISSUER.issuer() + "/jwks");
    JsonNode key = JSON.readTree(discovery.keys().text()).path("keys").path(0);
    assertThat(key.path("kty").asText()).isEqualTo("RSA");
    assertThat(key.has("d")).as("the private part").isFalse();
  }

  private static JWTClaimsSet verified(JsonNode answer) throws Exception {
    SignedJWT token = SignedJWT.parse(answer.path("access_token").asText());
    var key = ISSUER.publicKeys().getKeyByKeyId(token.getHeader().getKeyID());
    assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
    return token.getJWTClaimsSet();
  }

  private void refused(int status, String error, String form) {
    Answer answer = post(form);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.text()).contains("\"error\":\"" + error + "\"");
  }

  private Answer post(String form) {
    return endpoint.answer(request("POST", "application/x-www-form-urlencoded", form, Map.of()));
  }

  private static Request request(
      String method, String contentType, String body, Map<String, List<String>> more) {
    Map<String, List<String>> headers = new LinkedHashMap<>(more);
    headers.put("Content-Type", List.of(contentType));
    return new Request(method, "/token", "", headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
