package cpor.table.claims;

import static cpor.table.LivedClaim.MONDAY;
import static cpor.table.LivedClaim.PARTNER;
import static cpor.table.LivedClaim.TENANT;
import static cpor.table.LivedClaim.details;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.ClaimStatus;
import cpor.claim.StageName;
import cpor.table.LivedClaim;
import cpor.table.LocalDynamoDb;
import cpor.table.Page;
import cpor.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
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

  private final String table = LocalDynamoDb.newTable();
  private final ClaimStore store =
      new ClaimStore(new Table(LocalDynamoDb.client(), table), Period.ofYears(7));
  private final ClaimLists lists = new ClaimLists(new Table(LocalDynamoDb.client(), table));

  @Test
  void anOrganisationSeesItsOwnClaimsLastChangedFirst() {
    LivedClaim first = draft("first");
    draft("second").at(minutesLater(1)).edited(OTHER_TENANT);
    LivedClaim.draft(store, "theirs", "org-18", details(TENANT));
    first.at(minutesLater(2)).edited(OTHER_TENANT);

    assertThat(ofOrganisation(ANY_CLAIM)).containsExactly("first", "second");
  }

  @Test
  void aSummaryIsTheClaimInBrief() {
    LivedClaim claim = draft("claim-1").underReview();
    claim.commented(PARTNER, "See page 4.");

    assertThat(lists.ofOrganisation("org-17", ANY_CLAIM, 25, null).items())
        .containsExactly(ClaimSummary.of(claim.claim()));
    assertThat(lists.dueForReview(ANY_REVIEW, MONDAY, 25, null).items())
        .containsExactly(ClaimSummary.of(claim.claim()))
        .allMatch(ClaimSummary::partnerCommentUnanswered);
  }

  @Test
  void claimsAreFilteredByStatusAndCustomerAndTheTimeOfTheLastChange() {
    draft("draft");
    draft("approved").at(minutesLater(1)).approved();
    draft("associated").at(minutesLater(2)).associated();
    draft("elsewhere").at(minutesLater(3)).edited(OTHER_TENANT);

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
    draft("later").at(MONDAY.plus(Duration.ofDays(2))).submitted();
    draft("sooner").at(MONDAY.plus(Duration.ofDays(1))).submitted();
    draft("review-begun").underReview();
    draft("draft");
    draft("rejected").rejected();

    assertThat(dueForReview(ANY_REVIEW, MONDAY)).containsExactly("review-begun", "sooner", "later");
    assertThat(dueForReview(new ReviewFilter(StageName.SUBMITTED, null), MONDAY))
        .containsExactly("sooner", "later");
    assertThat(dueForReview(new ReviewFilter(StageName.UNDER_REVIEW, null), MONDAY))
        .containsExactly("review-begun");
  }

  @Test
  void aReviewIsOverdueFromItsDeadlineOn() {
    Instant due = Objects.requireNonNull(draft("due").submitted().claim().clock().dueAt());
    draft("a-second-later").at(MONDAY.plusSeconds(1)).submitted();
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
    Instant due = Objects.requireNonNull(draft("first").submitted().claim().clock().dueAt());
    draft("second").submitted();
    draft("third").submitted();
    ReviewFilter inTime = new ReviewFilter(null, false);

    Page<ClaimSummary> first = lists.dueForReview(inTime, MONDAY, 2, null);
    Page<ClaimSummary> rest = lists.dueForReview(inTime, due, 2, first.next());

    assertThat(first.items()).extracting(ClaimSummary::id).containsExactly("first", "second");
    assertThat(rest.items()).extracting(ClaimSummary::id).containsExactly("third");
  }

  @Test
  void aPageEndsWhereTheNextBeginsAlsoAmongClaimsOfTheSameSecond() {
    List<String> ids = IntStream.range(0, 7).mapToObj(i -> "claim-" + i).toList();
    ids.forEach(id -> draft(id).submitted());

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

  private LivedClaim draft(String id) {
    return LivedClaim.draft(store, id);
  }

  private static Instant minutesLater(int minutes) {
    return MONDAY.plus(Duration.ofMinutes(minutes));
  }
}
