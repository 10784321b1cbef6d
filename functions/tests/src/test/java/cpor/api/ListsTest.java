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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists of the API: their pages, their filters and what they refuse. */
class ListsTest {

  private final FakeCloud cloud = new FakeCloud();
  private final Gateway gateway = new Gateway(cloud);
  private final FiledClaims claims = new FiledClaims(cloud, gateway);

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
                     "turn": "REVIEWER", "held": false, "heldReason": null,
                     "partnerCommentUnanswered": false, "dispute": false,
                     "submittedAt": "2026-11-23T09:00:00Z", "updatedAt": "2026-11-23T09:00:00Z"}
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
    "sort, id",
    "sort, updatedAt",
    "stage, APPROVED",
    "turn, MINE",
    "held, yes",
    "dueBefore, soon",
    "partnerReference, ' '",
    "q, -!-"
  })
  void aWrongParameterIsNamed(String name, String value) {
    Answer answer = gateway.as(PARTNER, "GET /claims").query(name, value).send();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("type")).isEqualTo("/problems/parameter-invalid");
    assertThat(answer.pointers()).containsExactly("/query/" + name);
  }

  /** All lists that the contract names, which a page answers. */
  @ParameterizedTest
  @CsvSource({
    "status=EDITING",
    "status=APPROVED",
    "turn=PARTNER&held=false",
    "turn=NOBODY&status=REJECTED&stage=CLOSED",
    "status=APPROVED&updatedSince=2026-11-23T08:00:00Z&sort=-updatedAt",
    "overdue=false&dueBefore=2026-12-01T00:00:00Z",
    "overdue=true&held=false",
    "sort=dueAt&turn=PARTNER",
    "sort=dueAt&turn=NOBODY",
    "sort=dueAt&status=REJECTED&overdue=true",
    "dueBefore=2026-12-01T00:00:00Z&stage=PARTNER_ACTION_REQUIRED",
    "sort=-submittedAt",
    "customerTenantId=8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11",
    "partnerReference=PO-2026-114",
    "q=contoso k"
  })
  void whatGoesTogetherIsAnswered(String query) {
    claims.draft();
    assertThat(asked(PARTNER, "GET /claims", query).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "status=EDITING&stage=CLOSED, /query/status /query/stage",
    "turn=CUSTOMER&held=true, /query/turn /query/held",
    "held=false, /query/held",
    "overdue=true&sort=-updatedAt, /query/overdue",
    "overdue=true&updatedSince=2026-11-23T08:00:00Z, /query/updatedSince",
    "sort=dueAt&stage=SUBMITTED, /query/stage",
    "sort=dueAt&turn=REVIEWER, /query/turn",
    "sort=dueAt&status=EDITING, /query/status",
    "sort=-submittedAt&held=true, /query/held",
    "q=contoso&sort=dueAt, /query/sort",
    "q=contoso&partnerReference=PO, /query/q",
    "customerTenantId=8f0c1f8e-3a52-4a7c-9d61-0c5f2f6f7a11&status=EDITING, /query/status"
  })
  void whatDoesNotGoTogetherIsNamedAndWhatDoes(String query, String pointers) {
    Answer answer = asked(PARTNER, "GET /claims", query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.pointers()).containsExactlyInAnyOrder(pointers.split(" ", -1));
    assertThat(answer.text()).containsAnyOf("goes with", "go with", "excludes");
  }

  @ParameterizedTest
  @CsvSource({
    "mine=true&stage=SUBMITTED, /query/stage",
    "mine=false, /query/mine",
    "held=true&overdue=true, /query/overdue",
    "held=true&mine=true, /query/mine",
    "q=contoso&stage=SUBMITTED, /query/stage",
    "stage=EDITING, /query/stage"
  })
  void whatNoReviewerCanAskForIsNamed(String query, String pointers) {
    Answer answer = asked(REVIEWER, "GET /reviews", query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.pointers()).containsExactly(pointers);
  }

  private Answer asked(Map<String, String> caller, String route, String query) {
    Call call = gateway.as(caller, route);
    for (String parameter : query.split("&", -1)) {
      String[] pair = parameter.split("=", -1);
      call = call.query(pair[0], pair[1]);
    }
    return call.send();
  }

  @Test
  void reviewersSeeTheirOwnReviewsAndFindClaimsByTheirWords() {
    String begun = claims.submitted();
    claims.submitted();
    gateway.as(REVIEWER, "POST /reviews/{id}/start", begun).send();

    assertThat(ids(asked(REVIEWER, "GET /reviews", "mine=true&overdue=false")))
        .containsExactly(begun);
    assertThat(ids(asked(REVIEWER, "GET /reviews", "q=CONTOSO"))).hasSize(2);
  }

  @Test
  void claimsAreCounted() {
    claims.draft();
    claims.submitted();
    gateway.as(REVIEWER, "POST /reviews/{id}/start", claims.submitted()).send();
    cloud.clock().advance(Duration.ofDays(8));

    Answer own = gateway.as(PARTNER, "GET /claims/counts").send();
    assertThat(own.at("stages.EDITING")).isEqualTo(1L);
    assertThat(own.at("stages.SUBMITTED")).isEqualTo(1L);
    assertThat(own.at("stages.CLOSED")).isEqualTo(0L);
    assertThat(own.at("turn.PARTNER")).isEqualTo(1L);
    assertThat(own.at("turn.REVIEWER")).isEqualTo(2L);
    assertThat(own.at("held")).isEqualTo(0L);
    assertThat(own.at("overdue")).isEqualTo(2L);
    assertThat(gateway.as(OTHER_PARTNER, "GET /claims/counts").send().at("turn.PARTNER"))
        .isEqualTo(0L);
    assertThat(gateway.as(REVIEWER, "GET /reviews/counts").send().json())
        .isEqualTo(
            Map.of(
                "stages",
                Map.of("SUBMITTED", 1L, "UNDER_REVIEW", 1L),
                "held",
                0L,
                "overdue",
                2L,
                "turn",
                Map.of("PARTNER", 0L, "REVIEWER", 2L)));
    assertThat(gateway.as(PARTNER, "GET /claims/counts").query("status", "EDITING").send().status())
        .isEqualTo(400);
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
