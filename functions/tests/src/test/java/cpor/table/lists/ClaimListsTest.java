package cpor.table.lists;

import static cpor.claim.Stage.HeldReason.BOUNCED;
import static cpor.claim.Stage.HeldReason.COMPLAINT;
import static cpor.claim.StageName.SUBMITTED;
import static cpor.claim.StageName.UNDER_REVIEW;
import static cpor.story.ClaimScenario.MONDAY;
import static cpor.story.DetailsBuilder.TENANT;
import static cpor.story.DetailsBuilder.details;
import static cpor.story.Happening.theNoticeFails;
import static cpor.story.Lives.aClaimInItsConsentWindow;
import static cpor.story.Lives.aClaimUnderReview;
import static cpor.story.Lives.aClaimWaitingForThePartner;
import static cpor.story.Lives.aDisputedClaim;
import static cpor.story.Lives.aDraft;
import static cpor.story.Lives.aHeldClaim;
import static cpor.story.Lives.aRejectedClaim;
import static cpor.story.Lives.aSubmittedClaim;
import static cpor.story.Lives.anAssociatedClaim;
import static cpor.story.Person.OTHER_REVIEWER;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.ClaimDetails.Customer;
import cpor.claim.DeadlineKind;
import cpor.claim.SearchWords;
import cpor.claim.StageName;
import cpor.claim.Standing;
import cpor.claim.Turn;
import cpor.cloud.Tables;
import cpor.story.Act;
import cpor.story.ClaimScenario;
import cpor.story.DetailsBuilder;
import cpor.table.Page;
import cpor.table.Table;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.ClaimSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimListsTest {

  private static final ClaimList ALL = changed(EnumSet.allOf(Standing.class), null);
  private static final Set<StageName> BOTH = EnumSet.of(SUBMITTED, UNDER_REVIEW);
  private static final String OTHER_TENANT = "11111111-2222-4333-8444-555555555555";
  private static final Act MOVES_TO_ANOTHER_TENANT =
      PARTNER.edits(draft -> draft.customerTenant(OTHER_TENANT));

  private final Table table = Tables.table();
  private final ClaimLists lists = new ClaimLists(table, new ClaimStore(table, Period.ofYears(7)));

  @Test
  void anOrganisationSeesItsOwnClaimsLastChangedFirst() {
    ClaimScenario first = put(aDraft(), "first");
    put(aDraft(), "second").at(minutesLater(1)).and(MOVES_TO_ANOTHER_TENANT);
    aDraft().as("theirs", "org-18").in(table);
    first.at(minutesLater(2)).and(MOVES_TO_ANOTHER_TENANT);

    assertThat(own(ALL)).containsExactly("first", "second");
  }

  @Test
  void aSummaryIsTheClaimInBrief() {
    ClaimScenario told = aClaimUnderReview().and(PARTNER.comments());
    ClaimSummary brief = ClaimSummary.of(told.claim());
    told.in(table);

    assertThat(lists.ofOrganisation("org-17", ALL, MONDAY, 25, null).items())
        .containsExactly(brief);
    assertThat(lists.forReviewers(new ReviewList.Queue(BOTH, null), MONDAY, 25, null).items())
        .containsExactly(brief)
        .allMatch(ClaimSummary::partnerCommentUnanswered)
        .allMatch(summary -> summary.turn() == Turn.REVIEWER);
  }

  @Test
  void claimsAreListedByWhereTheyStandLastChangedFirst() {
    aClaimOfEachStanding();

    for (Standing standing : Standing.values()) {
      assertThat(own(changed(EnumSet.of(standing), null))).containsExactly(standing.name());
    }
    assertThat(own(changed(standings(Turn.PARTNER), null)))
        .containsExactly("CONSENT_WINDOW_HELD", "PARTNER_ACTION_REQUIRED", "EDITING");
    assertThat(own(changed(standings(Turn.PARTNER), minutesLater(4))))
        .containsExactly("CONSENT_WINDOW_HELD");
    assertThat(own(changed(Set.of(), null))).isEmpty();
  }

  /** Each was changed a minute after the one before. */
  private void aClaimOfEachStanding() {
    put(aDraft().and(MOVES_TO_ANOTHER_TENANT), "EDITING");
    put(aDraft().at(minutesLater(1)).and(PARTNER.submits()), "SUBMITTED");
    put(aSubmittedClaim().at(minutesLater(2)).and(REVIEWER.startsTheReview()), "UNDER_REVIEW");
    put(
        aClaimUnderReview().at(minutesLater(3)).and(REVIEWER.requestsAction()),
        "PARTNER_ACTION_REQUIRED");
    put(aClaimUnderReview().at(minutesLater(4)).and(REVIEWER.approves()), "CONSENT_WINDOW");
    put(
        aClaimInItsConsentWindow().at(minutesLater(5)).and(theNoticeFails(BOUNCED)),
        "CONSENT_WINDOW_HELD");
    put(aClaimUnderReview().at(minutesLater(6)).and(REVIEWER.rejects()), "DISPUTE_PERIOD");
    put(anAssociatedClaim(), "ASSOCIATED");
    put(anAssociatedClaim().at(MONDAY.plus(Duration.ofDays(8))).and(PARTNER.withdraws()), "CLOSED");
  }

  private static Set<Standing> standings(Turn turn) {
    return Standing.where(standing -> standing.turn() == turn);
  }

  @Test
  void claimsWithADeadlineAreListedByIt() {
    put(aDraft(), "draft");
    put(aRejectedClaim(), "may be disputed");
    ClaimScenario asked = put(aClaimWaitingForThePartner(), "to be answered");
    put(aClaimInItsConsentWindow(), "customer is asked");
    put(aHeldClaim(), "held");

    assertThat(own(due(EnumSet.allOf(DeadlineKind.class), null, null)))
        .containsExactlyInAnyOrder("to be answered", "customer is asked", "may be disputed")
        .endsWith("may be disputed");
    assertThat(own(due(EnumSet.of(DeadlineKind.ANSWER), null, null)))
        .containsExactly("to be answered");
    Instant dueAt = dueAt(asked);
    assertThat(own(due(EnumSet.of(DeadlineKind.ANSWER), null, dueAt))).isEmpty();
    assertThat(own(due(EnumSet.of(DeadlineKind.ANSWER), null, dueAt.plusSeconds(1))))
        .containsExactly("to be answered");
    assertThat(own(due(EnumSet.of(DeadlineKind.ANSWER), true, null))).isEmpty();
    assertThat(own(due(EnumSet.of(DeadlineKind.ANSWER), false, dueAt.plusSeconds(1))))
        .containsExactly("to be answered");
    assertThat(own(due(EnumSet.of(DeadlineKind.ANSWER), false, MONDAY))).isEmpty();
  }

  @Test
  void submittedClaimsAreListedByTheirSubmission() {
    put(aDraft(), "never");
    put(aDraft().at(minutesLater(1)).and(PARTNER.submits()), "second");
    put(aSubmittedClaim().at(minutesLater(2)).and(REVIEWER.startsTheReview()), "first");

    assertThat(own(new ClaimList.LastSubmitted())).containsExactly("second", "first");
  }

  @Test
  void claimsAreFoundByTheirCustomerAndByTheirReference() {
    put(aDraft(details().partnerReference("PO 1")), "first");
    put(aDraft(details().partnerReference("PO 2")), "second");
    put(aDraft(details().partnerReference("po 1")), "third").and(MOVES_TO_ANOTHER_TENANT);
    aDraft(details().partnerReference("PO 1")).as("theirs", "org-18").in(table);
    aDraft(details().partnerReference("PO 1")).as("theirs too", "org-17#2").in(table);

    assertThat(own(new ClaimList.OfCustomer(TENANT))).containsExactly("second", "first");
    assertThat(own(new ClaimList.OfCustomer(OTHER_TENANT))).containsExactly("third");
    assertThat(own(new ClaimList.OfReference("PO 1"))).containsExactly("first");
    assertThat(own(new ClaimList.OfReference("PO"))).isEmpty();
  }

  @Test
  void claimsAreFoundByTheBeginningOfAWordAndEachOnce() {
    put(aDraft(called("Északi Áruház", "eszaki.hu").partnerReference("ÉSZ-7")), "north");
    put(aDraft(called("Keleti Áruház", "keleti.hu")), "east");
    aDraft(called("Északi Áruház", "eszaki.hu")).as("theirs", "org-18").in(table);

    assertThat(found("esz")).containsExactly("north");
    assertThat(found("északi á")).containsExactly("north");
    assertThat(found("ARUHAZ")).containsExactlyInAnyOrder("north", "east");
    assertThat(found("ész 7")).containsExactly("north");
    assertThat(found("keleti.hu")).as("the last label of a domain is no word").isEmpty();
    assertThat(found("ruh")).as("not the beginning of a word").isEmpty();
  }

  @Test
  void aClaimOfManyWordsIsFoundByEachAndComesOnce() {
    put(
        aDraft(called("Nagy Alma Nagyvad Körte Kft.", "nagyker.hu").partnerReference("NA")),
        "many");
    put(aDraft(called("Nagykanizsa Zrt.", "kanizsa.hu").partnerReference("NAGY#")), "other");
    put(aDraft(called("Contoso Kft.", "contoso.hu").partnerReference("NAGY")), "third");

    assertThat(found("na")).containsExactlyInAnyOrder("many", "other", "third");
    assertThat(found("nagy")).containsExactlyInAnyOrder("many", "other", "third");
    for (String word : List.of("nagy alma", "alma", "nagyvad", "körte", "kft", "nagyker")) {
      assertThat(found(word)).as(word).contains("many").doesNotHaveDuplicates();
    }
    assertThat(own(new ClaimList.OfReference("NA"))).containsExactly("many");
    assertThat(own(new ClaimList.OfReference("NAGY"))).containsExactly("third");
    assertThat(own(new ClaimList.OfReference("NAGY#"))).containsExactly("other");
  }

  @Test
  void whatIsRenamedOrDiscardedIsNotFoundByItsOldWords() {
    ClaimScenario draft = put(aDraft(called("Contoso Kft.", "contoso.hu")), "draft");
    draft.and(PARTNER.edits(edited -> edited.customer(customer("Contoso Zrt.", "contoso.hu"))));

    assertThat(found("kft")).isEmpty();
    assertThat(found("zrt")).containsExactly("draft");
    assertThat(found("contoso")).containsExactly("draft");

    draft.and(PARTNER.discards());
    assertThat(found("contoso")).isEmpty();
  }

  @Test
  void reviewersFindWhatWasSubmitted() {
    put(aDraft(called("Contoso Kft.", "contoso.hu")), "draft");
    put(aDraft(called("Contoso Kft.", "contoso.hu")).and(PARTNER.submits()), "submitted");

    assertThat(forReviewers(new ReviewList.Beginning("contoso"), MONDAY))
        .containsExactly("submitted");
  }

  @Test
  void theQueueHasTheEarliestDueFirst() {
    put(aDraft().at(MONDAY.plus(Duration.ofDays(2))).and(PARTNER.submits()), "later");
    put(aDraft().at(MONDAY.plus(Duration.ofDays(1))).and(PARTNER.submits()), "sooner");
    put(aClaimUnderReview(), "review-begun");
    put(aDraft(), "draft");
    put(aRejectedClaim(), "rejected");

    assertThat(queue(BOTH, null, MONDAY)).containsExactly("review-begun", "sooner", "later");
    assertThat(queue(EnumSet.of(SUBMITTED), null, MONDAY)).containsExactly("sooner", "later");
    assertThat(queue(EnumSet.of(UNDER_REVIEW), null, MONDAY)).containsExactly("review-begun");
  }

  @Test
  void aReviewIsWhoseWhoBeganItOrAskedForMoreUntilItIsDisputed() {
    put(aSubmittedClaim(), "nobody's");
    put(aClaimUnderReview(), "begun");
    put(
        aClaimUnderReview().and(OTHER_REVIEWER.requestsAction(), PARTNER.resubmits("Here it is.")),
        "taken over");
    put(aClaimWaitingForThePartner(), "not under review");
    put(aDisputedClaim(), "disputed");

    assertThat(forReviewers(mine(REVIEWER.actor().id()), MONDAY)).containsExactly("begun");
    assertThat(forReviewers(mine(OTHER_REVIEWER.actor().id()), MONDAY))
        .containsExactly("taken over");
  }

  private static ReviewList mine(String reviewer) {
    return new ReviewList.Of(reviewer, null);
  }

  @Test
  void windowsThatAreHeldAreListedWhileTheyAreTheLongestHeldFirst() {
    put(aClaimInItsConsentWindow().at(minutesLater(2)).and(theNoticeFails(COMPLAINT)), "later");
    put(aHeldClaim(), "first");
    put(aHeldClaim(), "sent-again").and(PARTNER.resendsTheNotice());
    put(aClaimUnderReview(), "review");

    assertThat(forReviewers(new ReviewList.Held(), MONDAY)).containsExactly("first", "later");
    assertThat(lists.held())
        .extracting(ClaimSummary::hold)
        .containsExactly(
            new ClaimSummary.Hold(BOUNCED, MONDAY),
            new ClaimSummary.Hold(COMPLAINT, minutesLater(2)));
    assertThat(lists.waitingForReview(UNDER_REVIEW))
        .extracting(ClaimSummary::id)
        .containsExactly("review");
  }

  @Test
  void aReviewIsOverdueFromItsDeadlineOn() {
    Instant due = dueAt(put(aSubmittedClaim(), "due"));
    put(aDraft().at(MONDAY.plusSeconds(1)).and(PARTNER.submits()), "a-second-later");

    assertThat(queue(BOTH, true, due.minusMillis(1))).isEmpty();
    assertThat(queue(BOTH, false, due.minusMillis(1))).containsExactly("due", "a-second-later");
    assertThat(queue(BOTH, true, due)).containsExactly("due");
    assertThat(queue(BOTH, true, due.plusMillis(999))).containsExactly("due");
    assertThat(queue(BOTH, false, due)).containsExactly("a-second-later");
    assertThat(queue(BOTH, true, due.plusSeconds(1))).containsExactly("due", "a-second-later");
    assertThat(queue(BOTH, false, due.plusSeconds(1))).isEmpty();
  }

  @Test
  void aReviewThatFallsDueDuringAWalkOfThoseInTimeIsNotMissed() {
    Instant due = dueAt(put(aSubmittedClaim(), "first"));
    put(aSubmittedClaim(), "second");
    put(aSubmittedClaim(), "third");
    ReviewList inTime = new ReviewList.Queue(BOTH, false);

    Page<ClaimSummary> first = lists.forReviewers(inTime, MONDAY, 2, null);
    Page<ClaimSummary> rest = lists.forReviewers(inTime, due, 2, first.next());

    assertThat(first.items()).extracting(ClaimSummary::id).containsExactly("first", "second");
    assertThat(rest.items()).extracting(ClaimSummary::id).containsExactly("third");
  }

  @Test
  void aPageEndsWhereTheNextBeginsAlsoAmongClaimsOfTheSameSecond() {
    List<String> ids = IntStream.range(0, 7).mapToObj(i -> "claim-" + i).toList();
    ids.forEach(
        id -> put(id.compareTo("claim-3") < 0 ? aSubmittedClaim() : aClaimUnderReview(), id));

    assertThat(own(ALL)).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(own(changed(standings(Turn.REVIEWER), null)))
        .containsExactlyElementsOf(ids.reversed());
    assertThat(own(due(EnumSet.of(DeadlineKind.OF_OTHERS), null, null)))
        .containsExactlyElementsOf(ids);
    assertThat(own(new ClaimList.LastSubmitted())).containsExactlyElementsOf(ids.reversed());
    assertThat(own(new ClaimList.OfCustomer(TENANT))).containsExactlyElementsOf(ids.reversed());
    assertThat(found("contoso")).containsExactlyElementsOf(ids);
    assertThat(queue(BOTH, null, MONDAY)).containsExactlyElementsOf(ids);
    assertThat(forReviewers(new ReviewList.Beginning("contoso"), MONDAY))
        .containsExactlyElementsOf(ids);
  }

  private static ClaimList changed(Set<Standing> standings, @Nullable Instant since) {
    return new ClaimList.LastChanged(standings, since);
  }

  private static ClaimList due(
      Set<DeadlineKind> kinds, @Nullable Boolean overdue, @Nullable Instant before) {
    return new ClaimList.Due(kinds, overdue, before);
  }

  private static DetailsBuilder called(String name, String domain) {
    return details().customer(customer(name, domain));
  }

  private static Customer customer(String name, String domain) {
    return new Customer(TENANT, name, domain);
  }

  private List<String> found(String text) {
    return own(new ClaimList.Beginning(SearchWords.lookedFor(text)));
  }

  /** Walks the whole list, two claims a page. */
  private List<String> own(ClaimList list) {
    return walk(after -> lists.ofOrganisation("org-17", list, MONDAY, 2, after));
  }

  private List<String> queue(Set<StageName> stages, @Nullable Boolean overdue, Instant now) {
    return forReviewers(new ReviewList.Queue(stages, overdue), now);
  }

  private List<String> forReviewers(ReviewList list, Instant now) {
    return walk(after -> lists.forReviewers(list, now, 2, after));
  }

  private interface Pages {
    Page<ClaimSummary> after(@Nullable String next);
  }

  private static List<String> walk(Pages pages) {
    List<String> ids = new ArrayList<>();
    String next = null;
    do {
      Page<ClaimSummary> page = pages.after(next);
      next = page.next();
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      if (next != null) {
        assertThat(page.items()).as("full but for the last").hasSize(2);
      }
      page.items().forEach(summary -> ids.add(summary.id()));
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
