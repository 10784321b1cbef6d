package cpor.table.lists;

import cpor.claim.Claim;
import cpor.claim.ClaimDetails;
import cpor.claim.SearchWords;
import cpor.claim.StageName;
import cpor.table.Index;
import cpor.table.Item;
import cpor.table.Keys;
import cpor.table.Page;
import cpor.table.Query;
import cpor.table.Table;
import cpor.table.claims.ClaimStore;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds claims for the same tenant and product that are open or associated: drafts are neither. It
 * is one query of an index, and one batch of what is found there, if anything is.
 */
public final class RelatedClaims {

  /** A customer with more claims than that is looked at no further. */
  private static final int MOST_OF_A_CUSTOMER = 1_000;

  private static final int MOST_IN_A_BATCH = 100;

  private final Table table;
  private final ClaimStore claims;

  public RelatedClaims(Table table, ClaimStore claims) {
    this.table = table;
    this.claims = claims;
  }

  /** Of the same organisation, last created first. */
  public List<Claim> ofItsOrganisation(Claim claim) {
    return related(claim, customer(claim).beginningWith(Keys.place(claim.organisation(), "")));
  }

  /** Of all organisations, last created first. */
  public List<Claim> ofAll(Claim claim) {
    return related(claim, customer(claim));
  }

  private static Query customer(Claim claim) {
    return Query.in(Index.BY_CUSTOMER, Keys.customer(claim.details().customer().tenantId()))
        .newestFirst();
  }

  private List<Claim> related(Claim claim, Query query) {
    if (claim.details().products().isEmpty()) {
      return List.of();
    }
    Page<Item> places = table.page(query, MOST_OF_A_CUSTOMER, null);
    List<String> others =
        places.items().stream()
            .map(Item::claimId)
            .filter(id -> !id.equals(claim.id()))
            .sorted(Comparator.reverseOrder())
            .limit(MOST_IN_A_BATCH)
            .toList();
    if (others.isEmpty()) {
      return List.of();
    }
    Set<String> products = products(claim);
    return claims.findAllOfAMomentAgo(others).stream()
        .filter(RelatedClaims::isOpenOrAssociated)
        .filter(other -> products(other).stream().anyMatch(products::contains))
        .toList();
  }

  private static boolean isOpenOrAssociated(Claim claim) {
    StageName stage = claim.stage().name();
    return stage.hasClock() || stage == StageName.ASSOCIATED;
  }

  private static Set<String> products(Claim claim) {
    return claim.details().products().stream()
        .map(ClaimDetails.Product::name)
        .map(SearchWords::folded)
        .collect(Collectors.toSet());
  }
}
