package cpor.table.claims;

import cpor.table.Index;
import cpor.table.Item;
import cpor.table.Keys;
import cpor.table.Query;
import java.util.Arrays;
import java.util.List;

/**
 * Where a word stands that a claim is found by. The claim's own item has one place of each kind: an
 * item for each word would cost three times as much. Whoever looks for a word looks in all of them.
 */
public enum WordPlace {
  /** Of the partner's reference, and of items for words that the claim has no place for. */
  REFERENCE(Index.BY_WORD, Index.BY_REVIEW_WORD, "shared"),
  FIRST(Index.BY_FIRST_WORD, Index.BY_FIRST_REVIEW_WORD, "firstShared"),
  SECOND(Index.BY_SECOND_WORD, Index.BY_SECOND_REVIEW_WORD, "secondShared");

  private final Index own;
  private final Index reviewers;

  /**
   * How much of its beginning a word shares with the claim's word before it: whoever looks for no
   * more than that has found the claim by the other.
   */
  private final String shared;

  WordPlace(Index own, Index reviewers, String shared) {
    this.own = own;
    this.reviewers = reviewers;
    this.shared = shared;
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

  /** An organisation's claims with a word that begins so, in the order of the words. */
  public static List<Query> ofOrganisation(String organisation, String word) {
    return Arrays.stream(values())
        .map(it -> it.beginning(Query.in(it.own, Keys.organisation(organisation)), word))
        .toList();
  }

  /** What reviewers see with a word that begins so, in the order of the words. */
  public static List<Query> ofReviewers(String word) {
    return Arrays.stream(values())
        .map(it -> it.beginning(Query.in(it.reviewers, Keys.REVIEWS), word))
        .toList();
  }

  private Query beginning(Query query, String word) {
    return query.beginningWith(word).keepBelow(shared, word.length());
  }

  /** An organisation's claims that it calls so itself, in the order of their creation. */
  public static Query ofReference(String organisation, String partnerReference) {
    return Query.in(REFERENCE.own, Keys.organisation(organisation))
        .beginningWith(ClaimWords.placeOf(partnerReference, ""));
  }
}
