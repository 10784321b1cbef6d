package cpor.table.claims;

import cpor.claim.Claim;
import cpor.claim.SearchWords;
import cpor.table.Item;
import cpor.table.Key;
import cpor.table.Keys;
import cpor.table.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The words that a claim is found by. The reference and two others have places of the claim itself;
 * a third and further ones are items beside it.
 *
 * @param submitted whether reviewers find it too
 */
record ClaimWords(
    String claimId,
    String organisation,
    @Nullable Word reference,
    List<Word> others,
    boolean submitted) {

  private static final int OF_THE_CLAIM = 2;

  /**
   * A word and where it stands among others.
   *
   * @param shared how many characters it begins with as the claim's word before it does
   */
  private record Word(String text, String place, int shared) {}

  static ClaimWords of(Claim claim) {
    String reference = claim.details().partnerReference();
    String referenceWord = reference == null ? null : SearchWords.lookedFor(reference);
    SortedSet<String> texts = new TreeSet<>(SearchWords.of(claim.details()));
    if (referenceWord != null) {
      texts.add(referenceWord);
    }
    Word ofReference = null;
    List<Word> others = new ArrayList<>();
    String previous = "";
    for (String text : texts) {
      int shared = commonBeginning(previous, text);
      if (reference != null && text.equals(referenceWord)) {
        ofReference = new Word(text, placeOf(reference, claim.id()), shared);
      } else {
        others.add(new Word(text, Keys.place(text, claim.id()), shared));
      }
      previous = text;
    }
    return new ClaimWords(
        claim.id(), claim.organisation(), ofReference, others, claim.wasSubmitted());
  }

  static String placeOf(String reference, String claimId) {
    return Keys.referencePlace(SearchWords.lookedFor(reference), reference, claimId);
  }

  /** Gives the claim's own item its places. */
  void enter(Item claim) {
    if (reference != null) {
      enter(claim, WordPlace.REFERENCE, reference);
    }
    if (!others.isEmpty()) {
      enter(claim, WordPlace.FIRST, others.getFirst());
    }
    if (others.size() > 1) {
      enter(claim, WordPlace.SECOND, others.get(1));
    }
  }

  private void enter(Item item, WordPlace place, Word word) {
    place.enter(item, organisation, word.place(), word.shared(), submitted);
  }

  /** What has to be written beside the claim: words change with what the partner states. */
  static List<Write> writes(@Nullable Claim before, Claim after) {
    if (before != null && isFoundBySame(before, after)) {
      return List.of();
    }
    Map<Key, Item> written = before == null ? Map.of() : of(before).items();
    Map<Key, Item> now = after.discardedAt() == null ? of(after).items() : Map.of();
    List<Write> writes = new ArrayList<>();
    now.forEach(
        (key, item) -> {
          Item old = written.get(key);
          if (old == null || !old.attributes().equals(item.attributes())) {
            writes.add(new Write.PutItem(item));
          }
        });
    // nobody needs the right to delete: an item without its keys is in no index
    written.keySet().stream()
        .filter(key -> !now.containsKey(key))
        .forEach(key -> writes.add(new Write.PutItem(Item.at(key))));
    return writes;
  }

  /** Most commands change nothing of what words are made of, which is dear. */
  private static boolean isFoundBySame(Claim before, Claim after) {
    return before.details().equals(after.details())
        && before.wasSubmitted() == after.wasSubmitted()
        && (before.discardedAt() == null) == (after.discardedAt() == null);
  }

  private Map<Key, Item> items() {
    Map<Key, Item> items = new LinkedHashMap<>();
    others.stream()
        .skip(OF_THE_CLAIM)
        .forEach(
            word -> {
              Key key = Keys.word(claimId, word.text());
              Item item = Item.at(key);
              enter(item, WordPlace.REFERENCE, word);
              items.put(key, item);
            });
    return items;
  }

  private static int commonBeginning(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
