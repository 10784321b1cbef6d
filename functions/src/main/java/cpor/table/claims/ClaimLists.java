package cpor.table.claims;

import cpor.claim.ClaimStatus;
import cpor.claim.StageName;
import cpor.table.Index;
import cpor.table.Keys;
import cpor.table.Page;
import cpor.table.Query;
import cpor.table.Table;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists of claims. A page is one query of an index, so it may lag a write by a moment; a claim that
 * does not change during a walk appears in it exactly once. Whatever the filter leaves out was read
 * all the same: a page may be shorter than its limit, and only a missing {@link Page#next} is the
 * end.
 */
public final class ClaimLists {

  private final Table table;

  public ClaimLists(Table table) {
    this.table = table;
  }

  /**
   * An organisation's claims, last changed first.
   *
   * @param after the {@link Page#next} of the page before, null for the first
   */
  public Page<ClaimSummary> ofOrganisation(
      String organisation, ClaimFilter filter, int limit, @Nullable String after) {
    Query query = Query.in(Index.BY_ORGANISATION, Keys.organisation(organisation));
    Instant updatedSince = filter.updatedSince();
    if (updatedSince != null) {
      query.whereSort(">=", Keys.place(updatedSince, ""));
    }
    ClaimStatus status = filter.status();
    if (status != null) {
      query.keepOnly(ClaimItems.SUMMARY + ".status", status.name());
    }
    String tenant = filter.customerTenantId();
    if (tenant != null) {
      query.keepOnly(ClaimItems.SUMMARY + ".customer.tenantId", tenant);
    }
    return page(query.newestFirst(), limit, after);
  }

  /**
   * Claims that wait for a reviewer, earliest due first.
   *
   * @param after the {@link Page#next} of the page before, null for the first
   */
  public Page<ClaimSummary> dueForReview(
      ReviewFilter filter, Instant now, int limit, @Nullable String after) {
    Query query = Query.in(Index.BY_DUE, Keys.REVIEWS);
    Boolean overdue = filter.overdue();
    // a deadline has whole seconds and has come in its own second
    String firstNotDue = Keys.place(now.plusSeconds(1), "");
    if (Boolean.TRUE.equals(overdue)) {
      query.whereSort("<", firstNotDue);
    } else if (Boolean.FALSE.equals(overdue) && after == null) {
      // later pages go on from the one before, whatever has fallen due meanwhile
      query.whereSort(">=", firstNotDue);
    }
    StageName stage = filter.stage();
    if (stage != null) {
      query.keepOnly(ClaimItems.SUMMARY + ".stage", stage.name());
    }
    return page(query, limit, after);
  }

  /** All claims that wait for a reviewer, earliest due first. */
  public Stream<ClaimSummary> waitingForReview() {
    return all(Keys.REVIEWS);
  }

  /** All claims whose consent window is held, longest held first. */
  public Stream<ClaimSummary> held() {
    return all(Keys.HELD);
  }

  private Stream<ClaimSummary> all(String partition) {
    return table.allOfAMomentAgo(Query.in(Index.BY_DUE, partition)).map(ClaimDocuments::summary);
  }

  private Page<ClaimSummary> page(Query query, int limit, @Nullable String after) {
    return table.page(query, limit, after).map(ClaimDocuments::summary);
  }
}
