package cpor.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is not as the contract says does not pass. */
class ContractTest {

  private static final JsonNode CLAIM =
      ContractDocument.read().root().at("/components/examples/SubmittedClaim/value");
  private static final JsonNode NOT_FOUND =
      ContractDocument.read()
          .root()
          .at("/components/responses/NotFound/content/application~1problem+json/example");

  private final Contract contract = Contract.ofThisProject();

  @Test
  void anAnswerAsPromisedPasses() {
    assertThat(contract.breaches(reading(200, claim()))).isEmpty();
    assertThat(contract.breaches(reading(404, problem()))).isEmpty();
    contract.check(reading(200, claim()));
  }

  @Test
  void aFieldThatIsNotPromisedDoesNotPass() {
    assertBroken(reading(200, claim().put("reviewer", "Réka Nagy")), "additionalProperties");
  }

  @Test
  void aFieldDeepInsideThatIsNotPromisedDoesNotPass() {
    ObjectNode claim = claim();
    claim.withObject("/partner").put("phone", "1");
    assertBroken(reading(200, claim), "additionalProperties");
  }

  @Test
  void aMissingFieldDoesNotPass() {
    ObjectNode claim = claim();
    claim.remove("decisionDueAt");
    assertBroken(reading(200, claim), "required");
  }

  @Test
  void nullDoesNotPassWhereItIsNotPromised() {
    assertBroken(reading(200, claim().putNull("updatedAt")), "type");
  }

  @Test
  void anUnknownStageDoesNotPass() {
    assertBroken(reading(200, claim().put("stage", "LOST")), "enum");
  }

  @Test
  void aTimeWithPartsOfASecondDoesNotPass() {
    assertBroken(reading(200, claim().put("updatedAt", "2026-11-23T08:00:00.5Z")), "pattern");
  }

  @Test
  void anAnswerWithoutItsHeaderDoesNotPass() {
    Exchange good = reading(200, claim());
    Exchange without =
        new Exchange(
            good.method(),
            good.path(),
            good.requestHeaders(),
            good.requestBody(),
            good.status(),
            Map.of("content-type", List.of("application/json"), "apigw-requestid", List.of("1")),
            good.answerBody());
    assertBroken(without, "header.missing");
  }

  @Test
  void aStatusThatIsNotPromisedDoesNotPass() {
    assertBroken(reading(409, problem().put("status", 409)), "status.unknown");
  }

  @Test
  void aProblemThatBelongsToAnotherStatusDoesNotPass() {
    assertBroken(reading(404, problem().put("type", "/problems/invalid")), "enum");
    assertBroken(reading(404, problem().put("status", 410)), "const");
  }

  @Test
  void theGatewaysWordsDoNotPassAsAProblem() {
    assertBroken(
        exchange("GET", "/claims/1", "", 404, "application/problem+json", "{\"message\":\"x\"}"),
        "required");
  }

  @Test
  void aRequestThatIsNotInTheContractMustNotSucceed() {
    String answer = CLAIM.toString();
    assertBroken(
        exchange("POST", "/claims/1/submit", "{\"force\":true}", 200, "application/json", answer),
        "additionalProperties");
    assertBroken(
        exchange("GET", "/claims/1?expand=all", "", 200, "application/json", answer),
        "query.unexpected");
  }

  @Test
  void aRequestThatIsNotInTheContractMayBeRefused() {
    assertThat(
            contract.breaches(
                exchange(
                    "GET",
                    "/claims/1?expand=all",
                    "",
                    404,
                    "application/problem+json",
                    NOT_FOUND.toString())))
        .isEmpty();
  }

  @Test
  void whatIsNotInTheContractMustNotBeAnswered() {
    assertBroken(exchange("GET", "/admin", "", 200, "application/json", "{}"), "404");
    assertThat(
            contract.breaches(
                exchange(
                    "GET", "/admin", "", 404, "application/json", "{\"message\":\"Not Found\"}")))
        .isEmpty();
  }

  private void assertBroken(Exchange exchange, String how) {
    assertThat(contract.breaches(exchange)).anyMatch(breach -> breach.contains(how));
    assertThatThrownBy(() -> contract.check(exchange))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(exchange.path());
  }

  private static ObjectNode claim() {
    return CLAIM.deepCopy();
  }

  private static ObjectNode problem() {
    return NOT_FOUND.deepCopy();
  }

  private static Exchange reading(int status, JsonNode body) {
    return exchange(
        "GET",
        "/claims/1",
        "",
        status,
        status == 200 ? "application/json" : "application/problem+json",
        body.toString());
  }

  private static Exchange exchange(
      String method,
      String path,
      String requestBody,
      int status,
      String contentType,
      String answerBody) {
    return new Exchange(
        method,
        path,
        Map.of(
            "authorization", "Bearer token",
            "idempotency-key", "1",
            "content-type", "application/json"),
        requestBody,
        status,
        Map.of(
            "content-type", List.of(contentType),
            "etag", List.of("\"5\""),
            "apigw-requestid", List.of("1")),
        answerBody);
  }
}
