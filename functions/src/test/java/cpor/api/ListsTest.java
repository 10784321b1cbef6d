package cpor.api;

import static cpor.api.Gateway.OTHER_PARTNER;
import static cpor.api.Gateway.PARTNER;
import static cpor.api.Gateway.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.api.request.Caller;
import cpor.api.request.ListRequest;
import cpor.api.request.Requests;
import cpor.claim.Actor;
import cpor.cloud.FakeCloud;
import cpor.http.Answer;
import cpor.http.Call;
import io.avaje.jsonb.Jsonb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists of the API: their pages, their filters and what they refuse. */
class ListsTest {

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
  void anEmptyParameterCountsAsAbsent() {
    claims.draft();
    cloud.clock().advance(Duration.ofSeconds(1));
    claims.draft();
    Answer first =
        gateway
            .as(PARTNER, "GET /claims")
            .query("status", "")
            .query("updatedSince", "")
            .query("cursor", "")
            .query("unknown", "")
            .query("limit", "1")
            .send();
    assertThat(ids(first)).hasSize(1);
    Answer second =
        gateway
            .as(PARTNER, "GET /claims")
            .query("cursor", first.textAt("nextCursor"))
            .query("customerTenantId", "")
            .query("limit", "")
            .send();
    assertThat(ids(second)).hasSize(1).doesNotContainAnyElementsOf(ids(first));
    assertThat(
            gateway
                .as(REVIEWER, "GET /reviews")
                .query("stage", "")
                .query("overdue", "")
                .send()
                .status())
        .isEqualTo(200);
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
                     "partner": {"partnerId": "4567890", "organisation": "org-17",
                                 "organisationName": "Adatum Zrt."},
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
    "updatedSince, 2026-11-23T08:00:00+18:01",
    "updatedSince, 2026-11-23T08:00:00-23:59",
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
    "2026-11-24T02:59:59+18:00, true",
    "2026-11-23T09:59:59+0100, true",
    "2026-11-22T15:00:01-18:00, false"
  })
  void aTimeHasTheFormsOfTheStandardAndAnOffsetOfAtMostEighteenHours(String since, boolean before) {
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
            gateway.as(PARTNER, "GET /claims").query("cursor", "%%%"));
    for (Call call : misused) {
      Answer answer = call.send();
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.at("type")).isEqualTo("/problems/cursor-invalid");
    }
  }

  /** A cursor's checksum is no secret: whoever knows how it is made can make one for any place. */
  @Test
  void aPlaceThatSomebodyMadeUpIsRefusedOrLeadsToAPage() {
    String claim = claims.draft();
    List<String> places =
        new ArrayList<>(
            List.of(
                "2026-11-23T09:00:00Z#" + claim,
                "2026-11-23T09:00:00Z#",
                "#",
                "EVENT#000001",
                "x".repeat(3_000)));
    Random random = new Random(17);
    for (int i = 0; i < 40; i++) {
      places.add(
          random
              .ints(1 + random.nextInt(40), 0, 0xd800)
              .mapToObj(Character::toString)
              .collect(Collectors.joining()));
    }
    Map<String, Call> lists =
        Map.of(
            "/claims",
            gateway.as(PARTNER, "GET /claims"),
            "/claims/%s/history".formatted(claim),
            gateway.as(PARTNER, "GET /claims/{id}/history", claim));
    List<Integer> statuses = new ArrayList<>();
    lists.forEach(
        (path, call) -> {
          for (String place : places) {
            statuses.add(call.query("cursor", madeUp(path, place)).send().status());
          }
        });
    assertThat(statuses).containsOnly(200, 400);
  }

  private static String madeUp(String path, String place) {
    Caller caller =
        new Caller.Partner(Actor.partner("user-1", null), true, "org-17", "Adatum Zrt.", Set.of());
    return new ListRequest(Requests.get(path, Map.of()), caller).cursor(place);
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
