package cpor.invocation;

import static cpor.story.Lives.aClaimWaitingForThePartner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cpor.cloud.FakeCloud;
import cpor.handler.ApplyDeadline;
import cpor.handler.ClaimsApi;
import cpor.http.Answer;
import cpor.http.Call;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

class InvocationLogTest {

  private static final JsonType<Map<String, Object>> JSON =
      Jsonb.builder().build().type(Object.class).map();
  private static final String UNKNOWN = "018f0c1f-3a52-7a7c-9d61-0c5f2f6f7a11";

  private final FakeCloud cloud = new FakeCloud();

  @Test
  void aRequestIsToldWithTheIdThatItsClientKnows() {
    Answer answer = get(UNKNOWN);

    assertThat(told())
        .isEqualTo(
            Map.of(
                "function", "ClaimsApi",
                "requestId", "request-1",
                "gatewayRequestId", answer.textAt("traceId"),
                "route", "GET /claims/{id}",
                "claimId", UNKNOWN,
                "outcome", "NOT_FOUND",
                "status", 404L));
  }

  @Test
  void aClaimThatIsMadeIsNamed() {
    Answer answer =
        call("POST /claims")
            .header("idempotency-key", "key-1")
            .body(
                "{\"customer\": {\"tenantId\": \"%s\"}, \"partner\": {\"partnerId\": \"4567890\"}}"
                    .formatted(UNKNOWN))
            .send();

    assertThat(told())
        .containsEntry("claimId", answer.textAt("id"))
        .containsEntry("outcome", "DONE")
        .containsEntry("status", 201L);
  }

  @Test
  void whatCannotBeAnIdOfOursIsNotWritten() {
    get("anna.kovacs@contoso.hu");

    assertThat(told()).containsEntry("status", 404L).doesNotContainKey("claimId");
    assertThat(cloud.written()).doesNotContain("anna");
  }

  @Test
  void aFaultOfAServiceIsToldByItsClass() {
    fail(SdkClientException.create("cannot reach anna.kovacs@contoso.hu"));

    assertThat(get(UNKNOWN).status()).isEqualTo(503);

    assertThat(told())
        .containsEntry("outcome", "TRY_AGAIN")
        .containsEntry("status", 503L)
        .containsEntry("errorClass", "SdkClientException");
    assertThat(cloud.written()).doesNotContain("anna");
  }

  @Test
  void aMistakeOfOursIsToldThoughNobodyAnswers() {
    fail(new IllegalStateException("anna.kovacs@contoso.hu"));

    assertThatThrownBy(() -> get(UNKNOWN)).isInstanceOf(IllegalStateException.class);

    assertThat(told())
        .containsEntry("outcome", "FAILED")
        .containsEntry("status", 500L)
        .containsEntry("claimId", UNKNOWN)
        .containsEntry("errorClass", "IllegalStateException");
    assertThat(cloud.invoked()).noneMatch(line -> line.contains("anna"));
  }

  @Test
  void aTaskIsToldWithWhatCameOfIt() {
    aClaimWaitingForThePartner().in(cloud);

    cloud.invoke(new ApplyDeadline(cloud), "{\"claimId\": \"claim-1\", \"stageSequence\": 0}");

    assertThat(told())
        .isEqualTo(
            Map.of(
                "function", "ApplyDeadline",
                "requestId", "request-1",
                "claimId", "claim-1",
                "outcome", "MOVED"));
  }

  private Answer get(String claimId) {
    return call("GET /claims/{id}", claimId).send();
  }

  private Call call(String route, String... parameters) {
    Map<String, String> token =
        Map.of(
            "sub", "user-1",
            "organisation", "org-17",
            "organisation_name", "Fabrikam Kft.",
            "partner_ids", "4567890");
    return new Call(cloud, new ClaimsApi(cloud), token, route, parameters);
  }

  private void fail(RuntimeException failure) {
    cloud
        .dynamoDb()
        .before(
            GetItemRequest.class,
            () -> {
              throw failure;
            });
  }

  /** The one line, but for how long it took. */
  private Map<String, Object> told() {
    assertThat(cloud.invoked()).hasSize(1);
    Map<String, Object> line = new TreeMap<>(JSON.fromJson(cloud.invoked().getFirst()));
    assertThat(line.remove("durationMs")).isInstanceOf(Number.class);
    return line;
  }
}
