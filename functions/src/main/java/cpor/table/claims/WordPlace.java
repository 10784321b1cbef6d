package cpor.table.claims;

import cpor.table.Index;
import cpor.table.Item;
import cpor.table.Keys;
import cpor.table.Query;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a word stands that a claim is found by. The claim's own item has one place of each kind: an
 * item for each word would cost three times as much. Whoever looks for a word looks in all of them,
 * from the last kind to the first, and counts a claim where its word has the first kind of place.
 */
public enum WordPlace {
  FIRST(Index.BY_FIRST_WORD, Index.BY_FIRST_REVIEW_WORD, "firstShared", 0),
  SECOND(Index.BY_SECOND_WORD, Index.BY_SECOND_REVIEW_WORD, "secondShared", 1),
  /** Of the partner's reference, too. */
  REFERENCE(Index.BY_WORD, Index.BY_REVIEW_WORD, "shared", 3);

  private final Index own;
  private final Index reviewers;

  /**
   * How much of its beginning a word shares with those of the same claim whose places come first:
   * whoever looks for no more than that finds the claim by the other.
   */
  private final String shared;

  /**
   * How many words of a claim that begin alike stand here, where another has a place before them.
   */
  private final int alike;

  WordPlace(Index own, Index reviewers, String shared, int alike) {
    this.own = own;
    this.reviewers = reviewers;
    this.shared = shared;
    this.alike = alike;
  }

  void enter(Item item, String organisation, String place, int sharing, boolean forReviewers) {
    own.enter(item, Keys.organisation(organisation), place);
    if (forReviewers) {
      reviewers.enter(item, Keys.REVIEWS, place);
    }
    if (sharing > 0) {
      item.put(shared, sharing);
    }
  }

  /** An organisation's claims with a word that begins so, to be walked in turn. */
  public static List<Query> ofOrganisation(String organisation, String word) {
    return lastFirst()
        .map(it -> it.beginning(Query.in(it.own, Keys.organisation(organisation)), word))
        .toList();
  }

  /** What reviewers see with a word that begins so, to be walked in turn. */
  public static List<Query> ofReviewers(String word) {
    return lastFirst().map(it -> it.beginning(Query.in(it.reviewers, Keys.REVIEWS), word)).toList();
  }

  private static Stream<WordPlace> lastFirst() {
    return Arrays.stream(values()).sorted(Comparator.reverseOrder());
  }

  private Query beginning(Query query, String word) {
    return query.beginningWith(word).keepBelow(shared, word.length(), alike);
  }

  /** An organisation's claims that it calls so itself, in the order of their creation. */
  public static Query ofReference(String organisation, String partnerReference) {
    return Query.in(REFERENCE.own, Keys.organisation(organisation))
        .beginningWith(ClaimWords.placeOf(partnerReference, ""));
  }
}
