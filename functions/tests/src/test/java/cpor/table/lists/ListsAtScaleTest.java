package cpor.table.lists;

import static cpor.claim.StageName.SUBMITTED;
import static cpor.claim.StageName.UNDER_REVIEW;
import static cpor.story.ClaimScenario.MONDAY;
import static cpor.story.DetailsBuilder.detailsLike;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.claim.Claim;
import cpor.claim.Claim.Times;
import cpor.claim.ClaimChange;
import cpor.claim.ClaimDetails;
import cpor.claim.ClaimDetails.Customer;
import cpor.claim.DeadlineKind;
import cpor.claim.SearchWords;
import cpor.claim.Standing;
import cpor.claim.Turn;
import cpor.cloud.DynamoDbMeter;
import cpor.cloud.DynamoDbMeter.Reading;
import cpor.cloud.Tables;
import cpor.documentation.DocumentedCosts;
import cpor.story.ClaimScenario;
import cpor.story.DetailsBuilder;
import cpor.story.Lives;
import cpor.story.Person;
import cpor.table.Page;
import cpor.table.Table;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.ClaimSummary;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One organisation has very many claims, among those of others. */
class ListsAtScaleTest {

  /** More with {@code -Dclaims.at.scale=100000}; what a page costs stays the same. */
  private static final int CLAIMS = Integer.getInteger("claims.at.scale", 1_000);

  /** Walked from the first page to the last, by each of nine beginnings. */
  private static final int ALIKE_CLAIMS = 1_000;

  private static final int ON_A_PAGE = 25;
  private static final int MOST_QUERIES = 3;

  /** One in so many is about another customer, has a reference, and so on. */
  private static final int RARE = 20;

  private static final String COMMON_TENANT = tenant(1);
  private static final String RARE_TENANT = tenant(2);
  private static final Instant LONG_AFTER = MONDAY.plusSeconds(1_000_000_000L);

  private final DynamoDbClient dynamoDb = Tables.dynamoDb();
  private final DynamoDbMeter meter = new DynamoDbMeter(dynamoDb);
  private final BulkWrites bulk = new BulkWrites(dynamoDb, Tables.NAME);
  private final ClaimStore filling = store(new Table(bulk, Tables.NAME));
  private final Table table = new Table(meter, Tables.NAME);
  private final ClaimLists lists = new ClaimLists(table, store(table));
  private final List<String> rows = new ArrayList<>();

  /** A claim of each standing, which all others are like. */
  private final List<Claim> models =
      List.of(
              Lives.aDraft(),
              Lives.aSubmittedClaim(),
              Lives.aClaimUnderReview(),
              Lives.aClaimWaitingForThePartner(),
              Lives.aClaimInItsConsentWindow(),
              Lives.aHeldClaim(),
              Lives.anAssociatedClaim(),
              Lives.aRejectedClaim(),
              Lives.aClaimWhoseDisputePeriodPassed())
          .stream()
          .map(ClaimScenario::claim)
          .toList();

  private static ClaimStore store(Table table) {
    return new ClaimStore(table, Period.ofYears(7));
  }

  @Test
  void aPageCostsTheSameHoweverManyClaimsThereAre() {
    fill("org-17", CLAIMS);
    fill("org-18", CLAIMS / 10);

    own("no filter", changed(EnumSet.allOf(Standing.class), null));
    own("`updatedSince`", changed(EnumSet.allOf(Standing.class), MONDAY.plusSeconds(3)));
    own("`status=UNDER_REVIEW`", changed(EnumSet.of(Standing.UNDER_REVIEW), null));
    own("`status=APPROVED`", changed(standings("APPROVED"), null));
    own(
        "`stage=CONSENT_WINDOW`",
        changed(EnumSet.of(Standing.CONSENT_WINDOW, Standing.CONSENT_WINDOW_HELD), null));
    own("`turn=PARTNER`", changed(Standing.where(it -> it.turn() == Turn.PARTNER), null));
    own("`turn=CUSTOMER`", changed(EnumSet.of(Standing.CONSENT_WINDOW), null));
    own("`held=true`", changed(EnumSet.of(Standing.CONSENT_WINDOW_HELD), null));
    own("`sort=dueAt`", due(EnumSet.allOf(DeadlineKind.class), null, null));
    own("`sort=dueAt&turn=PARTNER`", due(EnumSet.of(DeadlineKind.ANSWER), null, null));
    own("`overdue=true`", due(EnumSet.allOf(DeadlineKind.class), true, null));
    own("`dueBefore`", due(EnumSet.allOf(DeadlineKind.class), null, LONG_AFTER));
    own("`sort=-submittedAt`", new ClaimList.LastSubmitted());
    own("`customerTenantId`, of many", new ClaimList.OfCustomer(COMMON_TENANT));
    own("`customerTenantId`, of few", new ClaimList.OfCustomer(RARE_TENANT));
    own("`partnerReference`", new ClaimList.OfReference("PO-7"));
    own("`q`, of many", new ClaimList.Beginning("c"));
    own("`q`, of few", new ClaimList.Beginning("fabrikam ut"));
    reviewers(
        "reviews: no filter", new ReviewList.Queue(EnumSet.of(SUBMITTED, UNDER_REVIEW), null));
    reviewers("reviews: `stage`", new ReviewList.Queue(EnumSet.of(UNDER_REVIEW), null));
    reviewers(
        "reviews: `overdue`", new ReviewList.Queue(EnumSet.of(SUBMITTED, UNDER_REVIEW), true));
    reviewers("reviews: `held=true`", new ReviewList.Held());
    reviewers("reviews: `mine`", new ReviewList.Of(Person.REVIEWER.actor().id(), null));
    reviewers("reviews: `q`", new ReviewList.Beginning("fabrikam ut"));

    assertThat(rows).containsExactlyElementsOf(DocumentedCosts.rows("list"));
  }

  private static Set<Standing> standings(String status) {
    return Standing.where(standing -> standing.stage().status().name().equals(status));
  }

  private static ClaimList changed(Set<Standing> standings, @Nullable Instant since) {
    return new ClaimList.LastChanged(standings, since);
  }

  private static ClaimList due(
      Set<DeadlineKind> kinds, @Nullable Boolean overdue, @Nullable Instant before) {
    return new ClaimList.Due(kinds, overdue, before);
  }

  private void own(String filter, ClaimList list) {
    row(filter, after -> lists.ofOrganisation("org-17", list, LONG_AFTER, ON_A_PAGE, after));
  }

  private void reviewers(String filter, ReviewList list) {
    row(filter, after -> lists.forReviewers(list, LONG_AFTER, ON_A_PAGE, after));
  }

  private interface Pages {
    Page<ClaimSummary> after(@Nullable String next);
  }

  private void row(String filter, Pages pages) {
    List<Reading> readings =
        meter.during(
            () -> {
              Page<ClaimSummary> page = pages.after(null);
              assertThat(page.items()).as(filter).hasSize(ON_A_PAGE);
              assertThat(page.next()).as(filter).isNotNull();
            });
    int queries = queries(readings).size();
    assertThat(queries).as(filter).isLessThanOrEqualTo(MOST_QUERIES);
    double queried = units(queries(readings));
    rows.add(
        String.format(
            Locale.ROOT,
            "| %s | %d | %.1f | %.1f |",
            filter,
            queries,
            queried,
            units(readings) - queried));
  }

  @Test
  void aWalkShowsEachUntouchedClaimOnceWhileOthersAreWritten() {
    fill("org-17", CLAIMS);
    ClaimList all = changed(EnumSet.allOf(Standing.class), null);
    Map<String, Integer> seen = new HashMap<>();
    Set<String> touched = new HashSet<>();

    int pages = 0;
    String next = null;
    do {
      Page<ClaimSummary> page = lists.ofOrganisation("org-17", all, LONG_AFTER, ON_A_PAGE, next);
      page.items().forEach(claim -> seen.merge(claim.id(), 1, Integer::sum));
      touched.addAll(touchOneAndFileOne(pages++));
      next = page.next();
    } while (next != null);

    for (String id : IntStream.range(0, CLAIMS).mapToObj(i -> id("org-17", i)).toList()) {
      if (!touched.contains(id)) {
        assertThat(seen.getOrDefault(id, 0)).as(id).isEqualTo(1);
      }
    }
  }

  /** Another user changes a claim, which moves it to the list's head, and files a new one. */
  private List<String> touchOneAndFileOne(int page) {
    int number = (page * 7919) % CLAIMS;
    write("org-17", id("org-17", number), number, LONG_AFTER.plusSeconds(page));
    write("org-17", id("filed", page), page, LONG_AFTER.plusSeconds(page));
    bulk.flush();
    return List.of(id("org-17", number), id("filed", page));
  }

  /** Names, domains and references of customers whose words begin like others of the same claim. */
  private static final List<ClaimDetails> ALIKE =
      List.of(
          called("Contoso Consulting Kft.", "contoso-hungary.hu", "CON-17"),
          called("Contoso Cloud Consulting Company", "clouds.hu", "PO-1"),
          called("Alpha Zulu", "contoso.hu", "CL"),
          called("Zeta Alpha", "zulu.hu", "Contoso"),
          called("Cargo Casa Cloud Consulting Company Contoso", "cargo-cloud.hu", "C-1"),
          called("Zeta Casa", "z.hu", "Z"));

  @Test
  void aSearchReadsAPageAsQuicklyWhereOtherWordsOfItsClaimsBeginAlike() {
    Claim draft = models.getFirst();
    for (int i = 0; i < ALIKE_CLAIMS; i++) {
      Claim claim = draft.withId(id("org-17", i)).withDetails(alike(i));
      filling.commit(new ClaimChange(null, claim, List.of(), List.of()), List.of());
    }
    bulk.flush();

    for (String word : List.of("c", "co", "con", "contoso", "cl", "z", "a", "ca", "com")) {
      assertThat(walked(new ClaimList.Beginning(word)))
          .as(word)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, ALIKE_CLAIMS)
                  .filter(
                      i -> SearchWords.of(alike(i)).stream().anyMatch(it -> it.startsWith(word)))
                  .mapToObj(i -> id("org-17", i))
                  .toList());
    }
  }

  /** Those of a kind together, so that the last come after very many others. */
  private static ClaimDetails alike(int number) {
    return ALIKE.get((int) ((long) number * ALIKE.size() / ALIKE_CLAIMS));
  }

  /** Each page is full and read as quickly as any other. */
  private List<String> walked(ClaimList list) {
    List<String> walked = new ArrayList<>();
    AtomicReference<@Nullable String> next = new AtomicReference<>();
    do {
      AtomicInteger found = new AtomicInteger();
      List<Reading> readings =
          meter.during(
              () -> {
                Page<ClaimSummary> page =
                    lists.ofOrganisation("org-17", list, LONG_AFTER, ON_A_PAGE, next.get());
                page.items().forEach(claim -> walked.add(claim.id()));
                found.set(page.items().size());
                next.set(page.next());
              });
      if (next.get() != null) {
        assertThat(found).as("claims of a page").hasValue(ON_A_PAGE);
      }
      assertThat(queries(readings)).hasSizeLessThanOrEqualTo(MOST_QUERIES);
      double answered = units(readings) - units(queries(readings));
      assertThat(units(queries(readings)))
          .as("what is read beside the %s claims of a page", found)
          .isLessThanOrEqualTo(Math.max(answered, MOST_QUERIES));
    } while (next.get() != null);
    return walked;
  }

  private static List<Reading> queries(List<Reading> readings) {
    return readings.stream().filter(it -> it.operation().equals("Query")).toList();
  }

  private static double units(List<Reading> readings) {
    return readings.stream().mapToDouble(Reading::reads).sum();
  }

  private static ClaimDetails called(String name, String domain, String reference) {
    return DetailsBuilder.details()
        .customer(new Customer(COMMON_TENANT, name, domain))
        .partnerReference(reference)
        .build();
  }

  private void fill(String organisation, int claims) {
    for (int i = 0; i < claims; i++) {
      write(organisation, id(organisation, i), i, MONDAY.plusSeconds(i / 3));
    }
    bulk.flush();
  }

  private void write(String organisation, String id, int number, Instant updatedAt) {
    Claim model = models.get(number % models.size());
    Times times = model.times();
    Claim claim =
        model
            .withId(id)
            .withOrganisation(organisation)
            .withDetails(details(model.details(), number))
            .withTimes(new Times(times.createdAt(), times.submittedAt(), updatedAt));
    filling.commit(new ClaimChange(null, claim, List.of(), List.of()), List.of());
  }

  private static ClaimDetails details(ClaimDetails model, int number) {
    return number / 9 % RARE == 0
        ? detailsLike(model)
            .customer(new Customer(RARE_TENANT, "Fabrikam Utazási Kft.", "fabrikam.hu"))
            .partnerReference("PO-7")
            .build()
        : detailsLike(model)
            .customer(new Customer(COMMON_TENANT, "Contoso Kft.", "contoso.hu"))
            .partnerReference("PO-" + number)
            .build();
  }

  private static String tenant(int number) {
    return new UUID(1, number).toString();
  }

  /** As long as ours. */
  private static String id(String prefix, int number) {
    return String.format(Locale.ROOT, "%s-%029d", prefix, number);
  }
}
