package cpor.table.lists;

import cpor.claim.Claim;
import cpor.claim.DeadlineKind;
import cpor.claim.StageName;
import cpor.claim.Standing;
import cpor.table.Index;
import cpor.table.Item;
import cpor.table.Keys;
import cpor.table.Page;
import cpor.table.Query;
import cpor.table.Table;
import cpor.table.claims.ClaimStore;
import cpor.table.claims.ClaimSummary;
import cpor.table.claims.ListPlaces;
import cpor.table.claims.WordPlace;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists of claims. A page is at most three queries of an index, each of one partition that holds
 * nothing else than what was asked for, and the claims that are found there. It is full unless it
 * is the last. It may lag a write by a moment; a claim that does not change during a walk appears
 * in it exactly once.
 */
public final class ClaimLists {

  private final Table table;
  private final ClaimStore claims;

  public ClaimLists(Table table, ClaimStore claims) {
    this.table = table;
    this.claims = claims;
  }

  /**
   * Claims of an organisation.
   *
   * @param after the {@link Page#next} of the page before, null for the first
   */
  public Page<ClaimSummary> ofOrganisation(
      String organisation, ClaimList list, Instant now, int limit, @Nullable String after) {
    List<Query> queries = queries(organisation, list, now, after == null);
    Page<Item> places =
        list instanceof ClaimList.Beginning
            ? table.pageInTurn(queries, limit, after)
            : table.fullPage(queries, limit, after);
    return claims(places, claim -> claim.organisation().equals(organisation));
  }

  private static List<Query> queries(
      String organisation, ClaimList list, Instant now, boolean first) {
    return switch (list) {
      case ClaimList.LastChanged(Set<Standing> standings, Instant since) ->
          changed(organisation, standings)
              .map(query -> since == null ? query : query.whereSort(">=", Keys.place(since, "")))
              .map(Query::newestFirst)
              .toList();
      case ClaimList.Due(Set<DeadlineKind> kinds, Boolean overdue, Instant before) ->
          DueTimes.of(overdue, before, now, first)
              .map(times -> kinds.stream().map(kind -> times.in(due(organisation, kind))).toList())
              .orElse(List.of());
      case ClaimList.LastSubmitted _ ->
          List.of(Query.in(Index.BY_SUBMISSION, Keys.organisation(organisation)).newestFirst());
      case ClaimList.OfCustomer(String tenantId) ->
          List.of(
              Query.in(Index.BY_CUSTOMER, Keys.customer(tenantId))
                  .beginningWith(Keys.place(organisation, ""))
                  .newestFirst());
      case ClaimList.OfReference(String reference) ->
          List.of(WordPlace.ofReference(organisation, reference).newestFirst());
      case ClaimList.Beginning(String word) -> WordPlace.ofOrganisation(organisation, word);
    };
  }

  private static Stream<Query> changed(String organisation, Set<Standing> standings) {
    return standings.size() == Standing.values().length
        ? Stream.concat(
            Stream.of(Query.in(Index.BY_ORGANISATION, Keys.organisation(organisation))),
            ListPlaces.APART.stream().map(standing -> standing(organisation, standing)))
        : standings.stream().map(standing -> standing(organisation, standing));
  }

  /** Where an organisation's claims that stand so are, last changed first. */
  static Query standing(String organisation, Standing standing) {
    return Query.in(
        ListPlaces.APART.contains(standing) ? Index.BY_ORGANISATION : Index.BY_STAGE,
        Keys.standing(organisation, standing));
  }

  private static Query due(String organisation, DeadlineKind kind) {
    return Query.in(Index.BY_DEADLINE, Keys.deadlines(organisation, kind));
  }

  /**
   * Claims for reviewers.
   *
   * @param after the {@link Page#next} of the page before, null for the first
   */
  public Page<ClaimSummary> forReviewers(
      ReviewList list, Instant now, int limit, @Nullable String after) {
    return switch (list) {
      case ReviewList.Queue(Set<StageName> stages, Boolean overdue) ->
          summaries(
              DueTimes.of(overdue, null, now, after == null)
                  .map(times -> stages.stream().map(stage -> times.in(reviews(stage))).toList())
                  .orElse(List.of()),
              limit,
              after);
      case ReviewList.Of(String reviewer, Boolean overdue) ->
          claims(
              table.fullPage(
                  DueTimes.of(overdue, null, now, after == null).stream()
                      .map(times -> times.in(Query.in(Index.BY_REVIEWER, Keys.reviewer(reviewer))))
                      .toList(),
                  limit,
                  after),
              Claim::wasSubmitted);
      case ReviewList.Held _ -> summaries(List.of(heldWindows()), limit, after);
      case ReviewList.Beginning(String word) ->
          claims(table.pageInTurn(WordPlace.ofReviewers(word), limit, after), Claim::wasSubmitted);
    };
  }

  /** All claims that wait for a reviewer in a stage, earliest due first. */
  public Stream<ClaimSummary> waitingForReview(StageName stage) {
    return table.allOfAMomentAgo(reviews(stage)).map(ClaimSummary::of);
  }

  /** All claims whose consent window is held, longest held first. */
  public Stream<ClaimSummary> held() {
    return table.allOfAMomentAgo(heldWindows()).map(ClaimSummary::of);
  }

  private static Query reviews(StageName stage) {
    return Query.in(Index.BY_DUE, Keys.reviews(stage));
  }

  private static Query heldWindows() {
    return Query.in(Index.BY_DUE, Keys.HELD);
  }

  /** The index has all that is shown. */
  private Page<ClaimSummary> summaries(List<Query> queries, int limit, @Nullable String after) {
    return table.fullPage(queries, limit, after).map(ClaimSummary::of);
  }

  /** The index says only which claims they are. */
  private Page<ClaimSummary> claims(Page<Item> places, Predicate<Claim> visible) {
    return new Page<>(
        claims.findAllOfAMomentAgo(places.items().stream().map(Item::claimId).toList()).stream()
            .filter(visible)
            .map(ClaimSummary::of)
            .toList(),
        places.next());
  }
}
