package cpor.costs;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import cpor.claim.Claim;
import cpor.cloud.DynamoDbMeter;
import cpor.cloud.FakeCloud;
import cpor.cloud.QueuedMessages;
import cpor.handler.ApplyDeadline;
import cpor.handler.AskCustomer;
import cpor.handler.ClaimStream;
import cpor.handler.ClaimsApi;
import cpor.handler.ConsentPage;
import cpor.handler.MailEvents;
import cpor.handler.Reconcile;
import cpor.handler.ReviewsApi;
import cpor.handler.SendNotice;
import cpor.http.Answer;
import cpor.http.Call;
import cpor.notice.SesEvent;
import cpor.story.ClaimScenario;
import cpor.story.WaitingExecution;
import cpor.table.Keys;
import cpor.table.claims.ClaimStore;
import cpor.workflow.StreamRecords;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Period;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/**
 * A claim of the usual size, and everything that is called because of it: by people, by the table's
 * stream and by the state machine. Each call says what it used.
 */
final class MeteredClaim {

  private static final byte[] PDF = "%PDF-1.7 statement of work".getBytes(StandardCharsets.UTF_8);

  private static final Map<String, String> PARTNER =
      Map.of(
          "sub", "3f9a1c52-0b7e-4d65-9a41-5e2f8c7d6b10",
          "name", "Péter Szabó",
          "scope", "claims:read claims:write",
          "organisation", "org-17",
          "organisation_name", "Adatum Zrt.",
          "partner_ids", "4567890 7654321");
  private static final Map<String, String> REVIEWER =
      Map.of(
          "sub", "77c0de15-6a0b-4c1e-8f9d-1b2a3c4d5e6f",
          "name", "Rita Varga",
          "scope", "reviews:read reviews:write");
  private static final Map<String, String> OTHER_REVIEWER =
      Map.of(
          "sub", "88d1ef26-7b1c-4d2f-9a0e-2c3b4d5e6f70",
          "name", "Tamás Kis",
          "scope", "reviews:read reviews:write");

  private static final String DETAILS =
      """
      {"customer": {"tenantId": "8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11", "name": "Contoso Kft.",
                    "domain": "contoso.hu"},
       "partner": {"partnerId": "4567890"},
       "solutionArea": "BUSINESS_APPLICATIONS", "activity": "PRE_SALES",
       "products": [
         {"name": "Dynamics 365 Sales", "subscriptionId": "2b1e7a90-53d4-4d0c-8a1f-5d9e4b7c6f02"},
         {"name": "Dynamics 365 Marketing", "subscriptionId": "4c3f9ba1-64e5-4e1d-9b20-6eaf5c8d7013"}],
       "customerContact": {"name": "Kovács Cili", "title": "CIO", "email": "cili@contoso.hu",
                           "language": "hu"},
       "partnerContact": {"name": "Péter Szabó", "email": "peter@fabrikam.example",
                          "language": "en"},
       "partnerReference": "PO-2026-114"}
      """;

  private final FakeCloud cloud;
  private final Functions functions;
  private final String keyPrefix;
  private String id = "";
  private String document = "";
  private int keys;
  private int eventsTold;

  /**
   * A claim that is yet to be created.
   *
   * @param keyPrefix tells the claim's idempotency keys from those of others
   */
  MeteredClaim(Functions functions, String keyPrefix) {
    this.cloud = functions.cloud();
    this.functions = functions;
    this.keyPrefix = keyPrefix;
  }

  /** One that has lived already, at no cost. */
  MeteredClaim(Functions functions, ClaimScenario lived) {
    this(functions, lived.claim().id() + "-key-");
    id = lived.in(cloud).claim().id();
  }

  /** All that ships, as one cloud runs it. */
  record Functions(
      FakeCloud cloud,
      DynamoDbMeter meter,
      RequestStreamHandler claims,
      RequestStreamHandler reviews,
      RequestStreamHandler consent,
      RequestStreamHandler stream,
      RequestStreamHandler deadlines,
      RequestStreamHandler asking,
      RequestStreamHandler notices,
      RequestStreamHandler mailEvents,
      RequestStreamHandler reconcile) {

    static Functions in(FakeCloud cloud, DynamoDbMeter meter) {
      return new Functions(
          cloud,
          meter,
          new ClaimsApi(cloud),
          new ReviewsApi(cloud),
          new ConsentPage(cloud),
          new ClaimStream(cloud),
          new ApplyDeadline(cloud),
          new AskCustomer(cloud),
          new SendNotice(cloud),
          new MailEvents(cloud),
          new Reconcile(cloud));
    }
  }

  // People

  Usage create() {
    return used(() -> id = ok(partner("POST /claims").body(DETAILS)).textAt("id"));
  }

  Usage edit() {
    Call call =
        partner("PATCH /claims/{id}")
            .header("if-match", etag())
            .body("{\"partnerReference\": \"PO-2026-115\"}");
    return used(() -> ok(call));
  }

  Usage discard() {
    Call call = partner("DELETE /claims/{id}").header("if-match", etag());
    return used(() -> ok(call));
  }

  Usage declareDocument() {
    Usage usage =
        used(
            () ->
                document =
                    ok(partner("POST /claims/{id}/evidence").body(declaration()))
                        .textAt("evidence.id"));
    cloud.s3().put("evidence/%s/%s".formatted(id, document), PDF);
    return usage;
  }

  Usage confirmDocument() {
    Call call =
        call(
            functions.claims(),
            PARTNER,
            "POST /claims/{id}/evidence/{evidenceId}/confirm",
            id,
            document);
    return used(() -> ok(call));
  }

  Usage submit() {
    return used(() -> ok(partner("POST /claims/{id}/submit")));
  }

  /** The last request with a key, again. */
  Usage repeatSubmit() {
    Call call =
        new Call(cloud, functions.claims(), PARTNER, "POST /claims/{id}/submit", id)
            .header("idempotency-key", keyPrefix + (keys - 1));
    return used(() -> assertThat(ok(call).headers()).containsKey("idempotency-replayed"));
  }

  Usage read() {
    return used(() -> ok(partner("GET /claims/{id}")));
  }

  Usage readHistory() {
    return used(() -> ok(partner("GET /claims/{id}/history")));
  }

  Usage readComments() {
    return used(() -> ok(partner("GET /claims/{id}/comments")));
  }

  Usage listClaims(int expected) {
    return used(
        () -> assertThat((List<?>) ok(partner("GET /claims")).at("items")).hasSize(expected));
  }

  Usage listReviews(int expected) {
    return used(
        () ->
            assertThat(
                    (List<?>) ok(call(functions.reviews(), REVIEWER, "GET /reviews")).at("items"))
                .hasSize(expected));
  }

  Usage comment() {
    return used(
        () ->
            ok(
                partner("POST /claims/{id}/comments")
                    .body("{\"text\": \"The signature is on page 9 of the statement of work.\"}")));
  }

  Usage startReview() {
    return used(() -> ok(reviewer("POST /reviews/{id}/start")));
  }

  Usage requestAction() {
    return used(
        () ->
            ok(
                reviewer("POST /reviews/{id}/request-action")
                    .body(
                        """
                        {"reasons": ["DATES_MISSING_OR_OLD"], "comment": "Add the dates, please."}
                        """)));
  }

  Usage resubmit() {
    return used(
        () ->
            ok(
                partner("POST /claims/{id}/resubmit")
                    .body("{\"comment\": \"They are on page 2.\"}")));
  }

  Usage approve() {
    return approve(REVIEWER);
  }

  Usage approveDispute() {
    return approve(OTHER_REVIEWER);
  }

  private Usage approve(Map<String, String> reviewer) {
    return used(() -> ok(call(functions.reviews(), reviewer, "POST /reviews/{id}/approve", id)));
  }

  Usage reject() {
    return used(
        () ->
            ok(
                reviewer("POST /reviews/{id}/reject")
                    .body(
                        """
                        {"reasons": ["POE_INSUFFICIENT"], "comment": "It is not signed."}
                        """)));
  }

  Usage dispute() {
    return used(
        () ->
            ok(
                partner("POST /claims/{id}/dispute")
                    .body("{\"justification\": \"It is signed on page 9.\"}")));
  }

  Usage withdraw() {
    return used(() -> ok(partner("POST /claims/{id}/withdraw").body("{\"reason\": \"OTHER\"}")));
  }

  Usage resendConsentNotice() {
    return used(() -> ok(partner("POST /claims/{id}/consent-notice")));
  }

  Usage openConsentPage() {
    Call call = new Call(cloud, functions.consent(), Map.of(), "GET /consent/{token}", token());
    return used(() -> ok(call));
  }

  Usage decline() {
    Call call =
        new Call(cloud, functions.consent(), Map.of(), "POST /consent/{token}", token())
            .body("application/x-www-form-urlencoded", "reason=".getBytes(StandardCharsets.UTF_8));
    return used(() -> ok(call));
  }

  // The stream and the state machine

  /** ClaimStream hears of every event that it has not heard of yet. */
  Usage tellOfEvents() {
    Usage usage = Usage.NONE;
    List<Map<String, Object>> events = StreamRecords.of(cloud, id);
    for (Map<String, Object> event : events.subList(eventsTold, events.size())) {
      String record = StreamRecords.batch(List.of(event));
      usage =
          usage.and(
              used(() -> assertThat(cloud.invoke(functions.stream(), record)).contains("[]")));
    }
    eventsTold = events.size();
    return usage;
  }

  /** As the state machine's definition does it. */
  Usage readByStateMachine() {
    return used(() -> assertThat(cloud.undisturbedTable().get(Keys.claim(id))).isPresent());
  }

  /** As the state machine's definition does it, with a token as long as those of AWS. */
  Usage hangUpDoorbell() {
    Claim read = claim();
    return used(() -> WaitingExecution.hangUpDoorbell(cloud, read, "t".repeat(800)));
  }

  Usage askCustomer() {
    return invoke(functions.asking(), ofStage());
  }

  Usage sendNotices() {
    return invoke(functions.notices(), "{\"claimId\": \"%s\"}".formatted(id));
  }

  /** At the time when the workflow has to act. */
  Usage applyDeadline() {
    cloud.clock().set(Objects.requireNonNull(claim().clock().wakeAt()));
    return invoke(functions.deadlines(), ofStage());
  }

  /** Its execution has succeeded, and nobody waits any more. */
  Usage repair() {
    cloud.stepFunctions().execution(id, ExecutionStatus.SUCCEEDED);
    cloud.stepFunctions().failRingsWith(TaskTimedOutException.builder().message("over").build());
    Usage usage = invoke(functions.reconcile(), "{\"claimId\": \"%s\"}".formatted(id));
    cloud.stepFunctions().recover();
    return usage;
  }

  Usage reportDelivery() {
    return report(SesEvent.delivery(cloud.ses().sent().getLast()));
  }

  Usage reportBounce() {
    return report(SesEvent.permanentBounce(cloud.ses().sent().getLast()));
  }

  private Usage report(String event) {
    return invoke(functions.mailEvents(), QueuedMessages.of(event));
  }

  Claim claim() {
    return new ClaimStore(cloud.undisturbedTable(), Period.ofYears(7)).find(id).orElseThrow();
  }

  private Usage invoke(RequestStreamHandler function, String payload) {
    return used(() -> cloud.invoke(function, payload));
  }

  private String ofStage() {
    return "{\"claimId\": \"%s\", \"stageSequence\": %d}".formatted(id, claim().stageSequence());
  }

  private String token() {
    return cloud.ses().sent().stream()
        .filter(mail -> mail.kind().equals("CONSENT_REQUEST"))
        .reduce((_, later) -> later)
        .orElseThrow()
        .token();
  }

  private String etag() {
    return Objects.requireNonNull(ok(partner("GET /claims/{id}")).headers().get("etag"));
  }

  private Call partner(String route) {
    return call(functions.claims(), PARTNER, route, id);
  }

  private Call reviewer(String route) {
    return call(functions.reviews(), REVIEWER, route, id);
  }

  private Call call(
      RequestStreamHandler function, Map<String, String> token, String route, String... path) {
    cloud.clock().advance(Duration.ofMinutes(1));
    Call call = new Call(cloud, function, token, route, path);
    return route.startsWith("POST ") ? call.header("idempotency-key", keyPrefix + keys++) : call;
  }

  private static Answer ok(Call call) {
    Answer answer = call.send();
    assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    return answer;
  }

  private static String declaration() {
    try {
      return """
      {"fileName": "statement-of-work.pdf", "contentType": "application/pdf",
       "sizeBytes": %d, "sha256": "%s", "description": "Signed statement of work"}
      """
          .formatted(
              PDF.length,
              HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PDF)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Usage used(Runnable requests) {
    return Usage.of(functions.meter(), requests);
  }
}
