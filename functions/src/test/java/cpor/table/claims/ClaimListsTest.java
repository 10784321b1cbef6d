package cpor.table.claims;

import static cpor.claim.Stage.HeldReason.BOUNCED;
import static cpor.claim.Stage.HeldReason.COMPLAINT;
import static cpor.story.ClaimScenario.MONDAY;
import static cpor.story.DetailsBuilder.TENANT;
import static cpor.story.Happening.theNoticeFails;
import static cpor.story.Lives.aClaimInItsConsentWindow;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aHeldClaim;
import static cpor.story.Lives.aRejectedClaim;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Lives.anAssociatedClaim;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.ClaimStatus;
import cpor.claim.StageName;
import cpor.cloud.LocalDynamoDb;
import cpor.story.Act;
import cpor.story.ClaimScenario;
import cpor.table.Page;
import cpor.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimListsTest {

  private static final ClaimFilter ANY_CLAIM = new ClaimFilter(null, null, null);
  private static final ReviewFilter ANY_REVIEW = new ReviewFilter(null, null);
  private static final String OTHER_TENANT = "11111111-2222-4333-8444-555555555555";
  private static final Act MOVES_TO_ANOTHER_TENANT =
      PARTNER.edits(draft -> draft.customerTenant(OTHER_TENANT));

  private final Table table = LocalDynamoDb.table();
  private final ClaimLists lists = new ClaimLists(table);

  @Test
  void anOrganisationSeesItsOwnClaimsLastChangedFirst() {
    ClaimScenario first = put(aDraft(), "first");
    put(aDraft(), "second").at(minutesLater(1)).and(MOVES_TO_ANOTHER_TENANT);
    aDraft().as("theirs", "org-18").in(table);
    first.at(minutesLater(2)).and(MOVES_TO_ANOTHER_TENANT);

    assertThat(ofOrganisation(ANY_CLAIM)).containsExactly("first", "second");
  }

  @Test
  void aSummaryIsTheClaimInBrief() {
    ClaimScenario told = aClaimUnderReview().and(PARTNER.comments());
    ClaimSummary brief = ClaimSummary.of(told.claim());
    told.in(table);

    assertThat(lists.ofOrganisation("org-17", ANY_CLAIM, 25, null).items()).containsExactly(brief);
    assertThat(lists.dueForReview(ANY_REVIEW, MONDAY, 25, null).items())
        .containsExactly(brief)
        .allMatch(ClaimSummary::partnerCommentUnanswered);
  }

  @Test
  void claimsAreFilteredByStatusAndCustomerAndTheTimeOfTheLastChange() {
    put(aDraft(), "draft");
    put(aDraft().at(minutesLater(1)), "approved")
        .and(PARTNER.submits(), REVIEWER.startsTheReview(), REVIEWER.approves());
    put(anAssociatedClaim(), "associated");
    put(aDraft().at(minutesLater(3)).and(MOVES_TO_ANOTHER_TENANT), "elsewhere");

    assertThat(ofOrganisation(new ClaimFilter(ClaimStatus.APPROVED, null, null)))
        .containsExactly("associated", "approved");
    assertThat(ofOrganisation(new ClaimFilter(null, OTHER_TENANT, null)))
        .containsExactly("elsewhere");
    assertThat(ofOrganisation(new ClaimFilter(ClaimStatus.APPROVED, OTHER_TENANT, null))).isEmpty();
    assertThat(ofOrganisation(new ClaimFilter(null, null, minutesLater(1))))
        .containsExactly("associated", "elsewhere", "approved");
    assertThat(ofOrganisation(new ClaimFilter(ClaimStatus.APPROVED, TENANT, minutesLater(2))))
        .containsExactly("associated");
  }

  @Test
  void theQueueHasTheEarliestDueFirst() {
    put(aDraft().at(MONDAY.plus(Duration.ofDays(2))).and(PARTNER.submits()), "later");
    put(aDraft().at(MONDAY.plus(Duration.ofDays(1))).and(PARTNER.submits()), "sooner");
    put(aClaimUnderReview(), "review-begun");
    put(aDraft(), "draft");
    put(aRejectedClaim(), "rejected");

    assertThat(dueForReview(ANY_REVIEW, MONDAY)).containsExactly("review-begun", "sooner", "later");
    assertThat(dueForReview(new ReviewFilter(StageName.SUBMITTED, null), MONDAY))
        .containsExactly("sooner", "later");
    assertThat(dueForReview(new ReviewFilter(StageName.UNDER_REVIEW, null), MONDAY))
        .containsExactly("review-begun");
  }

  @Test
  void windowsThatAreHeldAreListedWhileTheyAreTheLongestHeldFirst() {
    put(aClaimInItsConsentWindow().at(minutesLater(2)).and(theNoticeFails(COMPLAINT)), "later");
    put(aHeldClaim(), "first");
    put(aHeldClaim(), "sent-again").and(PARTNER.resendsTheNotice());
    put(aClaimUnderReview(), "review");

    assertThat(lists.held()).extracting(ClaimSummary::id).containsExactly("first", "later");
    assertThat(lists.held())
        .extracting(ClaimSummary::hold)
        .containsExactly(
            new ClaimSummary.Hold(BOUNCED, MONDAY),
            new ClaimSummary.Hold(COMPLAINT, minutesLater(2)));
    assertThat(lists.waitingForReview()).extracting(ClaimSummary::id).containsExactly("review");
  }

  @Test
  void aReviewIsOverdueFromItsDeadlineOn() {
    Instant due = dueAt(put(aSubmittedClaim(), "due"));
    put(aDraft().at(MONDAY.plusSeconds(1)).and(PARTNER.submits()), "a-second-later");
    ReviewFilter overdue = new ReviewFilter(null, true);
    ReviewFilter inTime = new ReviewFilter(null, false);

    assertThat(dueForReview(overdue, due.minusMillis(1))).isEmpty();
    assertThat(dueForReview(inTime, due.minusMillis(1))).containsExactly("due", "a-second-later");
    assertThat(dueForReview(overdue, due)).containsExactly("due");
    assertThat(dueForReview(overdue, due.plusMillis(999))).containsExactly("due");
    assertThat(dueForReview(inTime, due)).containsExactly("a-second-later");
    assertThat(dueForReview(overdue, due.plusSeconds(1))).containsExactly("due", "a-second-later");
    assertThat(dueForReview(inTime, due.plusSeconds(1))).isEmpty();
  }

  @Test
  void aReviewThatFallsDueDuringAWalkOfThoseInTimeIsNotMissed() {
    Instant due = dueAt(put(aSubmittedClaim(), "first"));
    put(aSubmittedClaim(), "second");
    put(aSubmittedClaim(), "third");
    ReviewFilter inTime = new ReviewFilter(null, false);

    Page<ClaimSummary> first = lists.dueForReview(inTime, MONDAY, 2, null);
    Page<ClaimSummary> rest = lists.dueForReview(inTime, due, 2, first.next());

    assertThat(first.items()).extracting(ClaimSummary::id).containsExactly("first", "second");
    assertThat(rest.items()).extracting(ClaimSummary::id).containsExactly("third");
  }

  @Test
  void aPageEndsWhereTheNextBeginsAlsoAmongClaimsOfTheSameSecond() {
    List<String> ids = IntStream.range(0, 7).mapToObj(i -> "claim-" + i).toList();
    ids.forEach(id -> put(aSubmittedClaim(), id));

    assertThat(ofOrganisation(ANY_CLAIM)).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(dueForReview(ANY_REVIEW, MONDAY)).containsExactlyElementsOf(ids);
  }

  /** Walks the whole list, two claims a page. */
  private List<String> ofOrganisation(ClaimFilter filter) {
    return walk(after -> lists.ofOrganisation("org-17", filter, 2, after));
  }

  private List<String> dueForReview(ReviewFilter filter, Instant now) {
    return walk(after -> lists.dueForReview(filter, now, 2, after));
  }

  private interface Pages {
    Page<ClaimSummary> after(@Nullable String next);
  }

  private static List<String> walk(Pages pages) {
    List<String> ids = new ArrayList<>();
    String next = null;
    do {
      Page<ClaimSummary> page = pages.after(next);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      page.items().forEach(summary -> ids.add(summary.id()));
      next = page.next();
    } while (next != null);
    return ids;
  }

  private ClaimScenario put(ClaimScenario claim, String id) {
    return claim.as(id).in(table);
  }

  private static Instant dueAt(ClaimScenario claim) {
    return Objects.requireNonNull(claim.claim().clock().dueAt());
  }

  private static Instant minutesLater(int minutes) {
    return MONDAY.plus(Duration.ofMinutes(minutes));
  }
}
