package cpor.table.lists;

import static cpor.story.ClaimScenario.MONDAY;
import static cpor.story.DetailsBuilder.TENANT;
import static cpor.story.DetailsBuilder.details;
import static cpor.story.Lives.aDraft;
import static cpor.story.Person.PARTNER;
import static cpor.story.Person.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.ClaimDetails.Customer;
import cpor.claim.SearchWords;
import cpor.claim.StageName;
import cpor.claim.Standing;
import cpor.cloud.Tables;
import cpor.story.ClaimScenario;
import cpor.story.DetailsBuilder;
import cpor.table.Page;
import cpor.table.Table;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.ClaimSummary;
import java.time.Period;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jspecify.annotations.Nullable;

/** Walks through lists whose claims are written meanwhile. */
class ClaimListsPropertiesTest {

  static final int CLAIMS = 5;

  @Property
  @AddLifecycleHook(DearTries.class)
  void anOrganisationsClaimAppearsOnceUnlessItIsChangedMeanwhile(
      @ForAll @IntRange(min = 1, max = 4) int limit,
      @ForAll @Size(max = CLAIMS) List<@IntRange(max = CLAIMS - 1) Integer> writes) {
    Walk walk = new Walk(writes);
    ClaimList any = new ClaimList.LastChanged(EnumSet.allOf(Standing.class), null);

    walk.through(
        after -> walk.lists.ofOrganisation("org-17", any, MONDAY, limit, after),
        claim -> claim.and(PARTNER.declares("scan-" + walk.touched.size())));

    walk.assertThatTheUntouchedAppearedOnce();
    assertThat(walk.seen)
        .as("what is changed moves to where the walk has been")
        .doesNotHaveDuplicates();
  }

  @Property
  @AddLifecycleHook(DearTries.class)
  void aReviewAppearsOnceUnlessItMovesMeanwhile(
      @ForAll @IntRange(min = 1, max = 4) int limit,
      @ForAll @Size(max = CLAIMS) List<@IntRange(max = CLAIMS - 1) Integer> writes) {
    Walk walk = new Walk(writes);
    ReviewList any =
        new ReviewList.Queue(EnumSet.of(StageName.SUBMITTED, StageName.UNDER_REVIEW), null);

    walk.through(
        after -> walk.lists.forReviewers(any, MONDAY, limit, after),
        ClaimListsPropertiesTest::moveOn);

    walk.assertThatTheUntouchedAppearedOnce();
  }

  /** Into review, and out of it. */
  private static void moveOn(ClaimScenario claim) {
    switch (claim.claim().status()) {
      case SUBMITTED -> claim.and(REVIEWER.startsTheReview());
      case UNDER_REVIEW -> claim.and(REVIEWER.approves());
      case EDITING, PARTNER_ACTION_REQUIRED, APPROVED, REJECTED -> {}
    }
  }

  @Property
  @AddLifecycleHook(DearTries.class)
  void aSearchFindsEachClaimOnceThatHasSuchAWord(
      @ForAll @IntRange(min = 1, max = 4) int limit,
      @ForAll @Size(max = CLAIMS) List<@Size(min = 1, max = 6) List<@From("words") String>> names,
      @ForAll("words") String word) {
    Table table = Tables.table();
    ClaimLists lists = new ClaimLists(table, new ClaimStore(table, Period.ofYears(7)));
    List<String> named = new ArrayList<>();
    int ids = 0;
    for (List<String> name : names) {
      DetailsBuilder details =
          details()
              .customer(new Customer(TENANT, String.join(" ", name), name.getLast() + "-zrt.hu"))
              .partnerReference(name.getFirst());
      String id = "claim-" + ids++;
      aDraft(details).as(id).in(table);
      if (SearchWords.of(details.build()).stream().anyMatch(it -> it.startsWith(word))) {
        named.add(id);
      }
    }

    List<String> found = new ArrayList<>();
    String next = null;
    do {
      Page<ClaimSummary> page =
          lists.ofOrganisation("org-17", new ClaimList.Beginning(word), MONDAY, limit, next);
      page.items().forEach(claim -> found.add(claim.id()));
      next = page.next();
      assertThat(page.items()).hasSize(next == null ? page.items().size() : limit);
    } while (next != null);

    assertThat(found).containsExactlyInAnyOrderElementsOf(named);
  }

  @Provide
  static Arbitrary<String> words() {
    return Arbitraries.strings().withChars("ab").ofMinLength(1).ofMaxLength(3);
  }

  private interface Pages {
    Page<ClaimSummary> after(@Nullable String next);
  }

  /** One walk through a table of its own, whose claims were submitted two a second. */
  private static final class Walk {

    private final List<ClaimScenario> claims = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final List<String> touched = new ArrayList<>();
    private final Deque<Integer> writes;
    private final ClaimLists lists;

    Walk(List<Integer> writes) {
      this.writes = new ArrayDeque<>(writes);
      Table table = Tables.table();
      lists = new ClaimLists(table, new ClaimStore(table, Period.ofYears(7)));
      for (int i = 0; i < CLAIMS; i++) {
        ClaimScenario draft = aDraft().as("claim-" + i).at(MONDAY.plusSeconds(i / 2));
        claims.add(draft.and(PARTNER.submits()).in(table));
      }
    }

    /** Page by page; after each, one of the writes happens, if any is left. */
    void through(Pages pages, Consumer<ClaimScenario> write) {
      String next = null;
      do {
        Page<ClaimSummary> page = pages.after(next);
        page.items().forEach(summary -> seen.add(summary.id()));
        next = page.next();
        if (!writes.isEmpty()) {
          ClaimScenario claim = claims.get(writes.pop());
          touched.add(claim.claim().id());
          write.accept(claim.at(MONDAY.plusSeconds(100 + touched.size() / 2)));
        }
      } while (next != null);
    }

    void assertThatTheUntouchedAppearedOnce() {
      for (ClaimScenario claim : claims) {
        String id = claim.claim().id();
        if (!touched.contains(id)) {
          assertThat(Collections.frequency(seen, id)).as(id).isEqualTo(1);
        }
      }
    }
  }
}
