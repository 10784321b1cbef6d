package cpor.table.lists;

import cpor.claim.DeadlineKind;
import cpor.claim.Standing;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be listed of an organisation's claims, each from at most three queries a page. */
public sealed interface ClaimList {

  /**
   * Last changed first.
   *
   * @param standings at most three, or all that there are
   * @param since in whole seconds: a fraction counts as the second that it is in; null for any time
   */
  record LastChanged(Set<Standing> standings, @Nullable Instant since) implements ClaimList {

    /** So many partitions are read side by side. */
    public static final int MOST_STANDINGS = 3;

    public LastChanged {
      standings = Set.copyOf(standings);
    }
  }

  /**
   * Earliest deadline first; what has none is not in it.
   *
   * @param overdue whether the deadline has come; null for either
   * @param before only deadlines before it, to the second; null for any
   */
  record Due(Set<DeadlineKind> kinds, @Nullable Boolean overdue, @Nullable Instant before)
      implements ClaimList {
    public Due {
      kinds = Set.copyOf(kinds);
    }
  }

  /** Last submitted first; what never was is not in it. */
  record LastSubmitted() implements ClaimList {}

  /** About one customer, last created first. */
  record OfCustomer(String tenantId) implements ClaimList {}

  /** With exactly this reference of the partner, last created first. */
  record OfReference(String partnerReference) implements ClaimList {}

  /** With a word that begins so, in no order that anybody knows. */
  record Beginning(String word) implements ClaimList {}
}
