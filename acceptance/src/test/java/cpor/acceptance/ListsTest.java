package cpor.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.acceptance.client.Answer;
import cpor.acceptance.client.Call;
import cpor.acceptance.client.Caller;
import cpor.acceptance.client.Claim;
import cpor.acceptance.client.ClaimDraft;
import cpor.acceptance.client.Partner;
import cpor.acceptance.client.Reviewer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Partners list their claims, reviewers what waits for them. */
@ExtendWith(ScenarioExtension.class)
class ListsTest {

  /** Of two claims that are filed on one day off, both fall due at once. */
  private static final Duration LONGER_THAN_A_WEEKEND = Duration.ofDays(3);

  private final Scenario scenario;
  private final Partner partner;
  private final Caller caller;
  private final Reviewer reviewer;

  ListsTest(Scenario scenario) {
    this.scenario = scenario;
    this.partner = scenario.partner();
    this.caller = partner.caller();
    this.reviewer = scenario.reviewer();
  }

  @Test
  void aPartnerWalksItsClaimsLastChangedFirstEachExactlyOnce() {
    ClaimDraft draft = ClaimDraft.complete();
    String tenant = draft.text("/customer/tenantId");
    Claim first = partner.drafts(draft);
    later();
    Claim second = partner.files(draft);
    later();
    Claim third = partner.files(draft);
    later();
    reviewer.starts(second);
    Set<String> ours = Set.of(first.id(), second.id(), third.id());
    String since = "updatedSince=" + partner.reads(third).text("/updatedAt");

    assertThat(ids(caller.walk("/claims?limit=1&customerTenantId=" + tenant)))
        .containsExactly(third.id(), second.id(), first.id());
    assertThat(ids(caller.walk("/claims")))
        .filteredOn(ours::contains)
        .containsExactly(second.id(), third.id(), first.id());
    assertThat(ids(caller.walk("/claims?turn=PARTNER&status=EDITING")))
        .filteredOn(ours::contains)
        .containsExactly(first.id());
    assertThat(ids(caller.walk("/claims?limit=1&turn=REVIEWER&" + since)))
        .filteredOn(ours::contains)
        .containsExactly(second.id(), third.id());
  }

  @Test
  void aSummaryTellsWhatAListNeeds() {
    Claim claim = scenario.claimUnderReview();

    JsonNode summary =
        caller
            .walk("/claims?customerTenantId=" + claim.stated().text("/customer/tenantId"))
            .getFirst();

    JsonNode whole = partner.reads(claim).json();
    for (String field :
        List.of(
            "id",
            "status",
            "stage",
            "version",
            "customer",
            "partner",
            "solutionArea",
            "activity",
            "partnerReference",
            "deadline",
            "dispute",
            "submittedAt",
            "updatedAt")) {
      assertThat(summary.path(field)).as(field).isEqualTo(whole.path(field));
    }
    assertThat(summary.toString()).doesNotContain(claim.customerAddress(), claim.partnerAddress());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "limit=ten",
        "status=LOST",
        "customerTenantId=contoso",
        "updatedSince=yesterday",
        "turn=MINE",
        "sort=updatedAt",
        "colour=blue"
      })
  void aWrongParameterIsNamed(String query) {
    Answer refused = caller.send(Call.get("/claims?" + query));

    assertThat(refused.refused(400, "parameter-invalid").errors())
        .containsOnlyKeys("/query/" + query.replaceFirst("=.*", ""));
  }

  @Test
  void aCursorWorksOnlyAsItWasGivenInItsOwnList() {
    partner.prepares();
    partner.prepares();
    String cursor =
        caller.send(Call.get("/claims?limit=1&status=EDITING")).json().path("nextCursor").asText();
    caller.send(Call.get("/claims?limit=2&status=EDITING&cursor=" + cursor)).with(200);

    for (String query :
        List.of(
            "status=EDITING&cursor=" + cursor.substring(1),
            "status=EDITING&cursor=x" + cursor.substring(1),
            "status=EDITING&cursor=nonsense",
            "status=SUBMITTED&cursor=" + cursor,
            "cursor=" + cursor)) {
      assertThat(caller.send(Call.get("/claims?" + query)).refused(400, "cursor-invalid").errors())
          .containsOnlyKeys("/query/cursor");
    }
    scenario
        .partner("org-18")
        .caller()
        .send(Call.get("/claims?status=EDITING&cursor=" + cursor))
        .refused(400, "cursor-invalid");
    reviewer.caller().send(Call.get("/reviews?cursor=" + cursor)).refused(400, "cursor-invalid");
  }

  @Test
  void theQueueHoldsWhatWaitsForReviewersByDueTime() {
    Claim started = scenario.claimUnderReview();
    scenario.world().passTo(scenario.now().plus(LONGER_THAN_A_WEEKEND));
    Claim submitted = partner.files();
    Claim draft = partner.prepares();
    Claim asked = scenario.claimWithOpenRequest();
    Claim approved = scenario.approvedClaim();
    Set<String> ours = Set.of(started.id(), submitted.id(), draft.id(), asked.id(), approved.id());

    assertThat(ids(queue("")))
        .filteredOn(ours::contains)
        .containsExactly(started.id(), submitted.id());
    assertThat(queue("").stream().map(ListsTest::dueAt)).isSorted();
    assertThat(ids(queue("?stage=SUBMITTED")))
        .filteredOn(ours::contains)
        .containsExactly(submitted.id());
    assertThat(ids(queue("?overdue=true"))).filteredOn(ours::contains).isEmpty();
    scenario.passDeadlineOf(started);
    assertThat(ids(queue("?overdue=true")))
        .filteredOn(ours::contains)
        .containsExactly(started.id());
  }

  @Test
  void theQueueSaysWhoseCommentIsUnanswered() {
    Claim quiet = partner.files();
    Claim commented = partner.files();
    Claim answered = partner.files();
    partner.comments(commented, "Have you seen page 4?");
    partner.comments(answered, "Have you seen page 4?");
    reviewer.comments(answered, "Yes.");

    Map<String, Boolean> unanswered =
        queue("").stream()
            .collect(
                Collectors.toMap(
                    summary -> summary.path("id").asText(),
                    summary -> summary.path("partnerCommentUnanswered").asBoolean()));

    assertThat(unanswered)
        .containsEntry(quiet.id(), false)
        .containsEntry(commented.id(), true)
        .containsEntry(answered.id(), false);
  }

  @Test
  void historyAndCommentsAreWalkedInPages() {
    Claim claim = scenario.claimWithOpenRequest();
    partner.resubmits(claim, "Here.");

    assertThat(caller.walk("/claims/" + claim.id() + "/history?limit=1"))
        .isEqualTo(caller.history(claim));
    assertThat(caller.walk("/claims/" + claim.id() + "/comments?limit=1"))
        .isEqualTo(caller.conversation(claim))
        .hasSize(2);
  }

  @Test
  void aPartnerTakesItsClaimsAlongAsTablesFromLinkToLink() {
    ClaimDraft draft = ClaimDraft.complete();
    Claim first = partner.drafts(draft);
    later();
    Claim second = partner.drafts(draft);

    List<String> rows = new ArrayList<>();
    Optional<String> next =
        Optional.of("/claims?limit=1&customerTenantId=" + draft.text("/customer/tenantId"));
    while (next.isPresent()) {
      Answer page = caller.send(Call.get(next.get()).with("accept", "text/csv")).succeeded();
      assertThat(page.body()).startsWith("\ufeffid,status,");
      rows.addAll(page.body().lines().skip(1).toList());
      next = page.header("link").map(link -> link.replaceFirst("<(.+)>; rel=\"next\"", "$1"));
    }

    assertThat(rows)
        .satisfiesExactly(
            row -> assertThat(row).startsWith(second.id() + ",EDITING,"),
            row -> assertThat(row).startsWith(first.id() + ",EDITING,"));
  }

  private List<JsonNode> queue(String query) {
    return reviewer.caller().walk("/reviews" + query);
  }

  private void later() {
    scenario.world().passTo(scenario.now().plus(Duration.ofMinutes(1)));
  }

  private static List<String> ids(List<JsonNode> summaries) {
    return summaries.stream().map(summary -> summary.path("id").asText()).toList();
  }

  private static Instant dueAt(JsonNode summary) {
    return Instant.parse(summary.at("/deadline/dueAt").asText());
  }
}
