package cpor.api;

import static cpor.api.Gateway.OTHER_PARTNER;
import static cpor.api.Gateway.PARTNER;
import static cpor.api.Gateway.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.cloud.FakeCloud;
import cpor.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A request may be wrong in several ways; which is told first is part of the contract. Each test
 * mends what the one before was told.
 */
class OrderOfChecksTest {

  private final FakeCloud cloud = new FakeCloud();
  private final Gateway gateway = new Gateway(cloud);
  private final FiledClaims claims = new FiledClaims(cloud, gateway);

  private static void assertProblem(Answer answer, int status, String type) {
    assertThat(answer.at("type")).as(answer.text()).isEqualTo("/problems/" + type);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("status")).isEqualTo((long) status);
    assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
    assertThat(answer.textAt("title")).isNotBlank();
    assertThat(answer.textAt("detail")).isNotBlank();
    assertThat(answer.textAt("instance")).startsWith("/claims");
    assertThat(answer.textAt("traceId")).isEqualTo("request-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /claims",
        "GET /claims",
        "GET /claims/{id}",
        "PATCH /claims/{id}",
        "DELETE /claims/{id}",
        "POST /claims/{id}/evidence",
        "GET /claims/{id}/evidence/{evidenceId}",
        "DELETE /claims/{id}/evidence/{evidenceId}",
        "POST /claims/{id}/evidence/{evidenceId}/upload",
        "POST /claims/{id}/evidence/{evidenceId}/confirm",
        "POST /claims/{id}/submit",
        "POST /claims/{id}/resubmit",
        "POST /claims/{id}/dispute",
        "POST /claims/{id}/withdraw",
        "POST /claims/{id}/comments",
        "GET /claims/{id}/comments",
        "POST /claims/{id}/consent-notice",
        "GET /claims/{id}/history"
      })
  void aTokenWithoutAnOrganisationIsToldSoBeforeAnythingElse(String route) {
    Map<String, String> token = new HashMap<>(PARTNER);
    token.remove("organisation");
    assertProblem(gateway.as(token, route, unknownIds(route)).send(), 403, "no-organisation");
  }

  @Test
  void aTokenThatSaysNoLegalNameReadsAndDoesNothingElse() {
    String id = claims.draft();
    Map<String, String> token = new HashMap<>(PARTNER);
    token.put("organisation_name", "\u200b");

    Answer read = gateway.as(token, "GET /claims/{id}", id).send();
    Answer submitted = gateway.as(token, "POST /claims/{id}/submit", id).send();

    assertThat(read.status()).isEqualTo(200);
    assertThat(read.at("allowedActions")).isEqualTo(List.of());
    assertProblem(submitted, 403, "no-organisation");
    assertThat(submitted.textAt("detail")).contains("'organisation_name'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /claims",
        "PATCH /claims/{id}",
        "DELETE /claims/{id}",
        "POST /claims/{id}/evidence",
        "DELETE /claims/{id}/evidence/{evidenceId}",
        "POST /claims/{id}/evidence/{evidenceId}/upload",
        "POST /claims/{id}/evidence/{evidenceId}/confirm",
        "POST /claims/{id}/resubmit",
        "POST /claims/{id}/dispute",
        "POST /claims/{id}/withdraw",
        "POST /claims/{id}/comments",
        "POST /claims/{id}/consent-notice",
      })
  void whatWritesNeedsTheLegalNameBeforeAnythingElse(String route) {
    Map<String, String> token = new HashMap<>(PARTNER);
    token.remove("organisation_name");
    assertProblem(gateway.as(token, route, unknownIds(route)).send(), 403, "no-organisation");
  }

  private static String[] unknownIds(String route) {
    return Stream.of("unknown", "unknown")
        .limit(route.chars().filter(character -> character == '{').count())
        .toArray(String[]::new);
  }

  @Test
  void anUnknownClaimComesBeforeWhatIsWrongWithTheBody() {
    assertProblem(
        gateway
            .as(PARTNER, "POST /claims/{id}/withdraw", "unknown")
            .body("text/plain", "x".getBytes(StandardCharsets.UTF_8))
            .send(),
        404,
        "not-found");
  }

  @Test
  void anIdThatIsLongerThanAKeyIsNotFoundLikeAnyOther() {
    String id = "x".repeat(3000);
    assertProblem(gateway.as(PARTNER, "GET /claims/{id}", id).send(), 404, "not-found");
    assertProblem(gateway.as(PARTNER, "POST /claims/{id}/submit", id).send(), 404, "not-found");
    assertProblem(
        gateway.as(PARTNER, "POST /claims/{id}/evidence/{evidenceId}/upload", id, "e").send(),
        404,
        "not-found");
  }

  @Test
  void anotherOrganisationsClaimLooksLikeNone() {
    String id = claims.draft();
    Answer others = gateway.as(OTHER_PARTNER, "GET /claims/{id}", id).send();
    Answer none = gateway.as(OTHER_PARTNER, "GET /claims/{id}", "unknown").send();
    assertProblem(others, 404, "not-found");
    assertThat(others.text().replace(id, "unknown")).isEqualTo(none.text());
  }

  @Test
  void anIdThatNoKeyOfTheTableCouldHoldIsUnknown() {
    String id = "a".repeat(3_000);
    assertProblem(gateway.as(PARTNER, "GET /claims/{id}", id).send(), 404, "not-found");
    assertProblem(gateway.as(PARTNER, "POST /claims/{id}/submit", id).send(), 404, "not-found");
    assertProblem(gateway.as(PARTNER, "DELETE /claims/{id}", id).send(), 404, "not-found");
  }

  @Test
  void anotherContentTypeComesBeforeTheSize() {
    String id = claims.draft();
    byte[] large = new byte[70_000];
    assertProblem(
        gateway.as(PARTNER, "POST /claims/{id}/comments", id).body("text/plain", large).send(),
        415,
        "unsupported-media-type");
    assertProblem(
        gateway
            .as(PARTNER, "POST /claims/{id}/comments", id)
            .body("application/json", large)
            .send(),
        413,
        "body-too-large");
  }

  @Test
  void aPatchIsOfItsOwnType() {
    String id = claims.draft();
    assertProblem(
        gateway
            .as(PARTNER, "PATCH /claims/{id}", id)
            .header("if-match", "\"1\"")
            .body("application/json", "{}".getBytes(StandardCharsets.UTF_8))
            .send(),
        415,
        "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999999999999", "-1E-99999999999999999999", "0.1e999999999"})
  void aNumberThatNobodyAskedForIsAFaultOfItsFieldWhateverItsSize(String number) {
    String id = claims.draft();
    for (String field : List.of("partnerReference", "unknown")) {
      String body = "{\"%s\": %s}".formatted(field, number);
      for (String route : List.of("POST /claims", "POST /claims/{id}/submit")) {
        String[] ids = route.contains("{id}") ? new String[] {id} : new String[0];
        Answer answer = gateway.as(PARTNER, route, ids).body(body).send();
        assertProblem(answer, 422, "invalid");
        assertThat(answer.pointers()).contains("/" + field);
      }
      Answer patched =
          gateway.as(PARTNER, "PATCH /claims/{id}", id).header("if-match", "*").body(body).send();
      assertThat(patched.pointers()).containsExactly("/" + field);
    }
  }

  @Test
  void malformedJsonAndAMissingKeyComeBeforeTheVersion() {
    String id = claims.draft();
    assertProblem(
        gateway
            .as(PARTNER, "POST /claims/{id}/submit", id)
            .header("if-match", "\"99\"")
            .body("{\"a\": 1,}")
            .send(),
        400,
        "malformed-json");
    for (String key : List.of("", "with space", "é", "x".repeat(65))) {
      assertProblem(
          gateway
              .as(PARTNER, "POST /claims/{id}/submit", id)
              .header("idempotency-key", key)
              .header("if-match", "\"99\"")
              .send(),
          400,
          "idempotency-key-missing");
    }
  }

  @Test
  void aChangeByPatchOrDeleteNamesTheVersionItMeans() {
    String id = claims.draft();
    assertProblem(
        gateway.as(PARTNER, "PATCH /claims/{id}", id).body("{\"unknown\": 1}").send(),
        428,
        "if-match-missing");
    assertProblem(gateway.as(PARTNER, "DELETE /claims/{id}", id).send(), 428, "if-match-missing");
  }

  @Test
  void aStaleVersionComesBeforeWhatIsWrongWithTheFields() {
    String id = claims.draft();
    Answer answer =
        gateway
            .as(PARTNER, "PATCH /claims/{id}", id)
            .header("if-match", "\"99\"")
            .body("{\"unknown\": 1}")
            .send();
    assertProblem(answer, 412, "version-mismatch");
    assertThat(answer.headers()).containsEntry("etag", claims.etag(id));
  }

  @Test
  void whatIsWrongWithTheFieldsComesBeforeTheStage() {
    String id = claims.draft();
    Answer answer =
        gateway
            .as(PARTNER, "POST /claims/{id}/withdraw", id)
            .body("{\"reason\": \"BORED\", \"extra\": 1}")
            .send();
    assertProblem(answer, 422, "invalid");
    assertThat(answer.pointers()).containsExactlyInAnyOrder("/reason", "/extra");
  }

  @Test
  void anEditThatBreaksARuleIsToldSoBeforeItsStage() {
    String id = claims.underReview();
    Answer answer =
        gateway
            .as(PARTNER, "PATCH /claims/{id}", id)
            .header("if-match", claims.etag(id))
            .body("{\"activity\": \"PRE_SALES\"}")
            .send();
    assertProblem(answer, 422, "invalid");
    assertThat(answer.pointers()).containsExactly("/activity");
  }

  @Test
  void whatAClaimMayNotLoseComesBeforeTheFieldsThatAreFixedAndTheStage() {
    for (String id : List.of(claims.submitted(), claims.underReview())) {
      Answer answer =
          gateway
              .as(PARTNER, "PATCH /claims/{id}", id)
              .header("if-match", claims.etag(id))
              .body("{\"solutionArea\": \"BUSINESS_APPLICATIONS\", \"products\": []}")
              .send();
      assertProblem(answer, 422, "invalid");
      assertThat(answer.pointers()).containsExactly("/products");
    }
  }

  @Test
  void theStageComesLastAndIsToldWithWhatIsAllowedInstead() {
    String id = claims.draft();
    Answer answer =
        gateway
            .as(PARTNER, "POST /claims/{id}/withdraw", id)
            .body("{\"reason\": \"OTHER\"}")
            .send();
    assertProblem(answer, 409, "not-allowed-now");
    assertThat(answer.at("allowedActions"))
        .isEqualTo(List.of("edit", "discard", "add-evidence", "submit", "comment"));
    assertThat(answer.textAt("detail")).contains("EDITING");
  }

  @Test
  void nothingIsWrittenWhenSomethingIsRefused() {
    String id = claims.draft();
    Answer before = claims.read(id);
    gateway.as(PARTNER, "POST /claims/{id}/withdraw", id).body("{\"reason\": \"OTHER\"}").send();
    gateway.as(PARTNER, "POST /claims/{id}/submit", id).send();
    gateway.as(REVIEWER, "POST /reviews/{id}/start", id).send();
    assertThat(claims.read(id)).isEqualTo(before);
    Answer history = gateway.as(PARTNER, "GET /claims/{id}/history", id).send();
    assertThat((List<?>) history.at("items")).hasSize(1);
  }
}
