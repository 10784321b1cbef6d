package cpor.api;

import static cpor.api.Gateway.OTHER_PARTNER;
import static cpor.api.Gateway.PARTNER;
import static cpor.api.Gateway.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.cloud.FakeCloud;
import cpor.http.Answer;
import cpor.http.Call;
import io.avaje.jsonb.Jsonb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListRequestTest {

  private final FakeCloud cloud = new FakeCloud();
  private final Gateway gateway = new Gateway(cloud);
  private final FiledClaims claims = new FiledClaims(cloud, gateway);

  @AfterEach
  void close() {
    cloud.close();
  }

  private List<Object> ids(Answer page) {
    List<Object> ids = new ArrayList<>();
    for (Object item : (List<?>) Objects.requireNonNull(page.at("items"))) {
      ids.add(Objects.requireNonNull(((Map<?, ?>) item).get("id")));
    }
    return ids;
  }

  @Test
  void aWalkShowsEachClaimOnceAndEndsWithoutACursor() {
    List<Object> filed = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      cloud.clock().advance(Duration.ofSeconds(1));
      filed.addFirst(claims.draft());
    }
    List<Object> seen = new ArrayList<>();
    Answer page = gateway.as(PARTNER, "GET /claims").query("limit", "2").send();
    seen.addAll(ids(page));
    while (page.at("nextCursor") != null) {
      page =
          gateway
              .as(PARTNER, "GET /claims")
              .query("limit", "2")
              .query("cursor", page.textAt("nextCursor"))
              .send();
      seen.addAll(ids(page));
    }
    assertThat(seen).isEqualTo(filed);
    assertThat(((Map<?, ?>) page.json()).keySet().toString()).isEqualTo("[items]");
  }

  @Test
  void aSummaryHasItsFields() {
    String id = claims.submitted();
    Answer page = gateway.as(REVIEWER, "GET /reviews").send();
    assertThat(page.at("items.0"))
        .isEqualTo(
            Jsonb.builder()
                .build()
                .type(Object.class)
                .fromJson(
                    """
                    {"id": "%s", "status": "SUBMITTED", "stage": "SUBMITTED", "version": 4,
                     "customer": {"tenantId": "8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11",
                                  "name": "Contoso Kft.", "domain": "contoso.hu"},
                     "partner": {"partnerId": "4567890", "organisation": "org-17"},
                     "solutionArea": "MICROSOFT_365", "activity": "USAGE", "partnerReference": null,
                     "deadline": {"dueAt": "2026-11-30T09:00:00Z", "owner": "REVIEWER",
                                  "whenMissed": "ESCALATES"},
                     "dispute": false, "partnerCommentUnanswered": false,
                     "updatedAt": "2026-11-23T09:00:00Z"}
                    """
                        .formatted(id)));
  }

  @Test
  void aListHoldsNobodyElsesClaims() {
    claims.draft();
    assertThat(ids(gateway.as(OTHER_PARTNER, "GET /claims").send())).isEmpty();
  }

  @Test
  void theQueueKnowsWhatIsOverdue() {
    String early = claims.submitted();
    cloud.clock().advance(Duration.ofDays(1));
    String late = claims.submitted();
    cloud.clock().advance(Duration.ofDays(6));
    assertThat(ids(gateway.as(REVIEWER, "GET /reviews").send())).containsExactly(early, late);
    assertThat(ids(gateway.as(REVIEWER, "GET /reviews").query("overdue", "true").send()))
        .containsExactly(early);
    assertThat(ids(gateway.as(REVIEWER, "GET /reviews").query("overdue", "false").send()))
        .containsExactly(late);
    assertThat(ids(gateway.as(REVIEWER, "GET /reviews").query("stage", "UNDER_REVIEW").send()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "limit, 0",
    "limit, 101",
    "limit, 2.0",
    "limit, ten",
    "status, GONE",
    "customerTenantId, contoso",
    "updatedSince, yesterday",
    "updatedSince, 2026-11-23T08:00Z",
    "updatedSince, 2026-11-23T08:00:00",
    "updatedSince, 2026-11-23T08:00:00+01",
    "updatedSince, 2026-11-23T08:00:00+24:00",
    "updatedSince, 2026-02-29T08:00:00Z",
    "updatedSince, +10000-01-01T00:00:00Z",
    "updatedSince, 9999-12-31T23:59:59-18:00",
    "updatedSince, 0000-01-01T00:00:00+01:00",
    "sort, id"
  })
  void aWrongParameterIsNamed(String name, String value) {
    Answer answer = gateway.as(PARTNER, "GET /claims").query(name, value).send();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("type")).isEqualTo("/problems/parameter-invalid");
    assertThat(answer.pointers()).containsExactly("/query/" + name);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T08:59:59Z, true",
    "2026-11-23T09:00:01Z, false",
    "2026-11-23t08:59:59.999z, true",
    "2026-11-24T08:58:59+23:59, true",
    "2026-11-22T09:01:01-23:59, false"
  })
  void aTimeHasAnyFormThatTheStandardHas(String since, boolean before) {
    claims.draft();
    Answer answer = gateway.as(PARTNER, "GET /claims").query("updatedSince", since).send();
    assertThat(ids(answer)).hasSize(before ? 1 : 0);
  }

  @Test
  void aParameterOfAnyNameIsNamedByAJsonPointer() {
    Answer answer = gateway.as(PARTNER, "GET /claims").query("a/b~c", "1").send();
    assertThat(answer.pointers()).containsExactly("/query/a~1b~0c");
  }

  @Test
  void aCursorBelongsToItsListItsCallerAndItsFilters() {
    for (int i = 0; i < 3; i++) {
      claims.draft();
    }
    Answer first =
        gateway.as(PARTNER, "GET /claims").query("limit", "1").query("status", "EDITING").send();
    String cursor = first.textAt("nextCursor");
    assertThat(
            gateway
                .as(PARTNER, "GET /claims")
                .query("status", "EDITING")
                .query("cursor", cursor)
                .send()
                .status())
        .isEqualTo(200);
    List<Call> misused =
        List.of(
            gateway.as(PARTNER, "GET /claims").query("cursor", cursor),
            gateway
                .as(OTHER_PARTNER, "GET /claims")
                .query("status", "EDITING")
                .query("cursor", cursor),
            gateway.as(PARTNER, "GET /claims/{id}/history", claims.draft()).query("cursor", cursor),
            gateway
                .as(PARTNER, "GET /claims")
                .query("status", "EDITING")
                .query("cursor", cursor.substring(0, cursor.length() - 2)),
            gateway.as(PARTNER, "GET /claims").query("cursor", "%%%"),
            gateway.as(PARTNER, "GET /claims").query("cursor", ""));
    for (Call call : misused) {
      Answer answer = call.send();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.at("type")).isEqualTo("/problems/cursor-invalid");
    }
  }

  @Test
  void historyAndCommentsArePagedTheSameWay() {
    String id = claims.draft();
    for (int i = 0; i < 3; i++) {
      gateway
          .as(PARTNER, "POST /claims/{id}/comments", id)
          .body("{\"text\": \"number %d\"}".formatted(i))
          .send();
    }
    for (String list : List.of("history", "comments")) {
      String route = "GET /claims/{id}/" + list;
      Answer first = gateway.as(PARTNER, route, id).query("limit", "2").send();
      Answer second =
          gateway
              .as(PARTNER, route, id)
              .query("limit", "2")
              .query("cursor", first.textAt("nextCursor"))
              .send();
      assertThat((List<?>) first.at("items")).hasSize(2);
      assertThat(second.text()).contains("number 2");
      assertThat(first.text()).doesNotContain("number 2");
    }
  }
}
