package cpor.table.lists;

import cpor.claim.DeadlineKind;
import cpor.claim.StageName;
import cpor.claim.Standing;
import cpor.claim.Turn;
import cpor.table.Index;
import cpor.table.Keys;
import cpor.table.Query;
import cpor.table.Table;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Counts the claims of lists. A partition is counted once, and no further than anybody needs. */
public final class ClaimCounts {

  private final Table table;

  public ClaimCounts(Table table) {
    this.table = table;
  }

  /**
   * How many there are.
   *
   * @param standings of each standing that was counted
   */
  public record Counts(Map<Standing, Count> standings, Count overdue) {

    public Counts {
      standings = Map.copyOf(standings);
    }

    public Map<StageName, Count> stages() {
      Map<StageName, Count> stages = new EnumMap<>(StageName.class);
      standings.forEach(
          (standing, count) -> {
            if (!standing.held() || standings.containsKey(Standing.CONSENT_WINDOW)) {
              stages.merge(standing.stage(), count, Count::plus);
            }
          });
      return stages;
    }

    public Map<Turn, Count> turns() {
      Map<Turn, Count> turns = new EnumMap<>(Turn.class);
      standings.forEach((standing, count) -> turns.merge(standing.turn(), count, Count::plus));
      return turns;
    }

    public Count held() {
      return standings.getOrDefault(Standing.CONSENT_WINDOW_HELD, Count.NONE);
    }
  }

  /** Of an organisation. */
  public Counts ofOrganisation(String organisation, Instant now) {
    Map<Standing, Count> standings = new EnumMap<>(Standing.class);
    for (Standing standing : Standing.values()) {
      standings.put(standing, count(ClaimLists.standing(organisation, standing)));
    }
    Count overdue =
        EnumSet.allOf(DeadlineKind.class).stream()
            .map(kind -> Query.in(Index.BY_DEADLINE, Keys.deadlines(organisation, kind)))
            .map(query -> overdue(query, now))
            .reduce(Count.NONE, Count::plus);
    return new Counts(standings, overdue);
  }

  /** Of what waits for reviewers, and of the consent windows that are held. */
  public Counts forReviewers(Set<StageName> queue, Instant now) {
    Map<Standing, Count> standings = new EnumMap<>(Standing.class);
    Count overdue = Count.NONE;
    for (StageName stage : queue) {
      standings.put(Standing.of(stage, false), count(Query.in(Index.BY_DUE, Keys.reviews(stage))));
      overdue = overdue.plus(overdue(Query.in(Index.BY_DUE, Keys.reviews(stage)), now));
    }
    standings.put(Standing.CONSENT_WINDOW_HELD, count(Query.in(Index.BY_DUE, Keys.HELD)));
    return new Counts(standings, overdue);
  }

  private Count overdue(Query query, Instant now) {
    return DueTimes.of(true, null, now, true)
        .map(times -> count(times.in(query)))
        .orElse(Count.NONE);
  }

  private Count count(Query query) {
    return Count.of(table.count(query, Count.MOST));
  }
}
