package cpor.api;

import static cpor.api.Gateway.OTHER_PARTNER;
import static cpor.api.Gateway.PARTNER;
import static cpor.api.Gateway.REVIEWER;
import static cpor.story.DetailsBuilder.details;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aRejectedClaim;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.cloud.FakeCloud;
import cpor.http.Answer;
import cpor.http.Call;
import cpor.story.ClaimScenario;
import cpor.story.Person;
import io.avaje.jsonb.Jsonb;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilingTest {

  private static final String LEAST =
      """
      {"customer": {"tenantId": "8F0C1f8e-3a52-4a7c-9d61-0c5f2f6f7a11"},
       "partner": {"partnerId": "7654321"}}
      """;

  private final FakeCloud cloud = new FakeCloud();
  private final Gateway gateway = new Gateway(cloud);
  private final FiledClaims claims = new FiledClaims(cloud, gateway);

  private Answer create(String body) {
    return gateway.as(PARTNER, "POST /claims").body(body).send();
  }

  private Answer patch(String id, String body) {
    return gateway
        .as(PARTNER, "PATCH /claims/{id}", id)
        .header("if-match", claims.etag(id))
        .body(body)
        .send();
  }

  @Test
  void halfACharacterInAFieldsNameIsNotJson() {
    Answer answer = create("{\"half \\ud83d\": 1}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("type")).isEqualTo("/problems/malformed-json");
  }

  @Test
  void aDraftNeedsOnlyTheTenantAndThePartnerId() {
    Answer answer = create(LEAST);
    assertThat(answer.status()).isEqualTo(201);
    String id = answer.textAt("id");
    assertThat(answer.headers())
        .containsEntry("location", "/claims/" + id)
        .containsEntry("etag", "\"1\"");
    assertThat((Map<?, ?>) answer.json())
        .isEqualTo(
            Jsonb.builder()
                .build()
                .type(Object.class)
                .fromJson(
                    """
                    {"id": "%s", "status": "EDITING", "stage": "EDITING", "version": 1,
                     "customer": {"tenantId": "8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11", "name": null,
                                  "domain": null},
                     "partner": {"partnerId": "7654321", "organisation": "org-17",
                                 "organisationName": "Adatum Zrt."},
                     "solutionArea": null, "activity": null, "products": [],
                     "customerContact": null, "partnerContact": null, "partnerReference": null,
                     "replacesClaimId": null, "evidence": [], "deadline": null,
                     "decisionDueAt": null, "dispute": false, "rejection": null,
                     "actionRequest": null, "consent": null, "incentiveEvaluation": null,
                     "warnings": [], "possibleDuplicates": [], "competing": [],
                     "allowedActions": ["edit", "discard", "add-evidence", "submit", "comment"],
                     "createdAt": "2026-11-23T09:00:00Z", "submittedAt": null,
                     "updatedAt": "2026-11-23T09:00:00Z"}
                    """
                        .formatted(id)));
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    Answer answer =
        create(
            """
            {"customer": {"tenantId": "no-uuid", "domain": "nowhere", "size": 3},
             "partner": {"partnerId": "999"}, "solutionArea": "MICROSOFT_365",
             "activity": "PRE_SALES", "products": [{"subscriptionId": 7}, "x"],
             "customerContact": {"name": "", "email": "ödön@contoso.hu", "language": "de"},
             "partnerContact": [], "status": "ASSOCIATED"}
            """);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.pointers())
        .containsExactlyInAnyOrder(
            "/customer/tenantId",
            "/customer/domain",
            "/customer/size",
            "/partner/partnerId",
            "/activity",
            "/products/0/name",
            "/products/0/subscriptionId",
            "/products/1",
            "/customerContact/name",
            "/customerContact/email",
            "/customerContact/language",
            "/partnerContact",
            "/status");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                            | ''",
        "\"text\"                      | ''",
        "17                            | ''",
        "{\"partner\": {\"partnerId\": \"4567890\"}} | /customer/tenantId",
        "{\"customer\": {\"tenantId\": \"8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11\"}} |"
            + " /partner/partnerId",
        "{\"a/b~c\": 1, \"customer\": {\"tenantId\": \"8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11\"},"
            + " \"partner\": {\"partnerId\": \"4567890\"}} | /a~1b~0c"
      })
  void aFaultIsPointedAt(String body, String pointer) {
    Answer answer = create(body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.pointers()).containsExactly(pointer);
  }

  @Test
  void aClaimMayTakeThePlaceOfTheOrganisationsOwnRejectedClaimOnly() {
    String rejected = claims.submitted();
    String open = claims.draft();
    gateway
        .as(PARTNER, "POST /claims/{id}/withdraw", rejected)
        .body("{\"reason\": \"WRONG_ACTIVITY\"}")
        .send();
    String body = LEAST.replace("{\"customer\"", "{\"replacesClaimId\": \"%s\", \"customer\"");
    assertThat(create(body.formatted(rejected)).at("replacesClaimId")).isEqualTo(rejected);
    assertThat(create(body.formatted(open)).pointers()).containsExactly("/replacesClaimId");
    assertThat(create(body.formatted("unknown")).pointers()).containsExactly("/replacesClaimId");
    Answer others =
        gateway
            .as(OTHER_PARTNER, "POST /claims")
            .body(body.formatted(rejected).replace("7654321", "1112223"))
            .send();
    assertThat(others.pointers()).containsExactly("/replacesClaimId");
  }

  @Test
  void aClaimThatIsNoLongerRejectedIsNotReplacedWhenTheDraftIsSubmitted() {
    ClaimScenario rejected = aRejectedClaim().as("rejected").in(cloud);
    aDraft(details().replacesClaimId("rejected")).in(cloud);
    rejected.and(Person.PARTNER.disputes("Look at page nine."));

    Answer submitted = gateway.as(PARTNER, "POST /claims/{id}/submit", ClaimScenario.ID).send();

    assertThat(submitted.status()).isEqualTo(422);
    assertThat(submitted.pointers()).containsExactly("/replacesClaimId");
  }

  @Test
  void anEditChangesWhatItNamesAndIsKeptInTheHistory() {
    String id = claims.draft();
    cloud.clock().advance(Duration.ofMinutes(5));
    Answer edited =
        patch(
            id,
            """
            {"customer": {"name": "Contoso Nyrt."}, "partnerReference": "PO-1",
             "customerContact": {"title": "CFO"}, "products": [{"name": "Teams"}, {"name": "Viva"}]}
            """);
    assertThat(edited.status()).isEqualTo(200);
    assertThat(edited.headers()).containsEntry("etag", "\"2\"");
    assertThat(edited.at("customer.name")).isEqualTo("Contoso Nyrt.");
    assertThat(edited.at("customer.domain")).isEqualTo("contoso.hu");
    assertThat(edited.at("customerContact.title")).isEqualTo("CFO");
    assertThat(edited.at("updatedAt")).isEqualTo("2026-11-23T09:05:00Z");
    Answer history = gateway.as(PARTNER, "GET /claims/{id}/history", id).send();
    assertThat(history.at("items.1.type")).isEqualTo("ClaimEdited");
    assertThat(history.at("items.1.actor"))
        .isEqualTo(Map.of("kind", "PARTNER", "name", "Péter Partner"));
    List<?> changes = (List<?>) Objects.requireNonNull(history.at("items.1.changes"));
    assertThat(changes.stream().<Object>map(change -> ((Map<?, ?>) change).get("field")))
        .containsExactly("customer.name", "products", "customerContact.title", "partnerReference");
    assertThat(history.at("items.1.changes.0.from")).isEqualTo("Contoso Kft.");
    assertThat(history.at("items.1.changes.0.to")).isEqualTo("Contoso Nyrt.");
  }

  @Test
  void anEditThatChangesNothingIsNoEvent() {
    String id = claims.draft();
    Answer answer = patch(id, "{\"customer\": {\"name\": \"Contoso Kft.\"}}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("etag", "\"1\"");
  }

  @Test
  void nullTakesAFieldAway() {
    String id = claims.draft();
    assertThat(patch(id, "{\"customer\": {\"name\": null}}").at("customer.name")).isNull();
    assertThat(patch(id, "{\"customer\": null}").pointers()).containsExactly("/customer/tenantId");
    assertThat(patch(id, "{\"nickname\": null}").pointers()).containsExactly("/nickname");
  }

  @Test
  void afterSubmissionTheFieldsThatAreLockedAreNamed() {
    String id = claims.submitted();
    Answer refused =
        patch(
            id,
            """
            {"solutionArea": "BUSINESS_APPLICATIONS", "partnerReference": "new",
             "products": [{"name": "Viva"}]}
            """);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.at("type")).isEqualTo("/problems/fields-not-editable");
    assertThat(refused.textAt("detail")).contains("solutionArea", "partnerReference", "SUBMITTED");
    assertThat(refused.textAt("detail")).doesNotContain("products");
    Answer edited = patch(id, "{\"products\": [{\"name\": \"Viva\"}]}");
    assertThat(edited.at("products.0.name")).isEqualTo("Viva");
    assertThat(patch(id, "{\"products\": []}").pointers()).containsExactly("/products");
  }

  @Test
  void aColleagueWithOtherPartnerIdsMayEditWhatIsNotThePartnerId() {
    String id = claims.draft();
    Map<String, String> colleague = new HashMap<>(PARTNER);
    colleague.put("partner_ids", "7654321");
    Call edit =
        gateway
            .as(colleague, "PATCH /claims/{id}", id)
            .header("if-match", "\"1\"")
            .body("{\"partnerReference\": \"mine\"}");
    assertThat(edit.send().status()).isEqualTo(200);
    Answer moved =
        gateway
            .as(colleague, "PATCH /claims/{id}", id)
            .header("if-match", "\"2\"")
            .body("{\"partner\": {\"partnerId\": \"1112223\"}}")
            .send();
    assertThat(moved.pointers()).containsExactly("/partner/partnerId");
  }

  @Test
  void aDiscardedDraftIsGone() {
    String id = claims.draft();
    Answer discarded =
        gateway.as(PARTNER, "DELETE /claims/{id}", id).header("if-match", "\"1\"").send();
    assertThat(discarded.status()).isEqualTo(204);
    assertThat(discarded.text()).isEmpty();
    assertThat(claims.read(id).status()).isEqualTo(404);
  }

  @Test
  void aClaimThatIsKnownAlreadyIsNotSentAgain() {
    String id = claims.draft();
    Answer known =
        gateway
            .as(PARTNER, "GET /claims/{id}", id)
            .header("if-none-match", "W/\"0\", \"1\"")
            .send();
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.headers()).containsEntry("etag", "\"1\"");
    assertThat(known.text()).isEmpty();
  }

  @Test
  void aReaderIsShownThatNothingIsAllowed() {
    String id = claims.draft();
    Map<String, String> reader = new HashMap<>(PARTNER);
    reader.put("scope", "claims:read");
    assertThat(gateway.as(reader, "GET /claims/{id}", id).send().at("allowedActions"))
        .isEqualTo(List.of());
  }

  @Test
  void reviewersSeeAClaimFromItsSubmissionOnWithNamesAndWarnings() {
    String id = claims.draft();
    assertThat(gateway.as(REVIEWER, "GET /reviews/{id}", id).send().status()).isEqualTo(404);
    patch(id, "{\"customerContact\": {\"email\": \"cili@elsewhere.hu\"}}");
    claims.upload(id, claims.declared(id));
    gateway.as(PARTNER, "POST /claims/{id}/submit", id).send();
    gateway.as(REVIEWER, "POST /reviews/{id}/start", id).send();
    Answer reviewers = gateway.as(REVIEWER, "GET /reviews/{id}", id).send();
    assertThat(reviewers.at("warnings"))
        .isEqualTo(List.of("CUSTOMER_CONTACT_OUTSIDE_CUSTOMER_DOMAIN"));
    assertThat(claims.read(id).at("warnings")).isEqualTo(List.of());
    assertThat(gateway.as(REVIEWER, "GET /reviews/{id}/history", id).send().text())
        .contains("Rita Reviewer");
    assertThat(gateway.as(PARTNER, "GET /claims/{id}/history", id).send().text())
        .doesNotContain("Rita")
        .contains("\"Reviewer\"");
  }
}
