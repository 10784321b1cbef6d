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
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The words that a claim is found by. Its own item has a place of each kind; further words have
 * those of items beside it.
 *
 * @param submitted whether reviewers find it too
 */
record ClaimWords(String claimId, String organisation, List<Word> words, boolean submitted) {

  /**
   * A word and where it stands.
   *
   * @param item the number of the item, 0 for the claim's own
   * @param place where it stands among words there
   * @param shared how many characters it begins with as one of the claim's words before it does
   */
  private record Word(WordPlace kind, int item, String place, int shared) {}

  static ClaimWords of(Claim claim) {
    String reference = claim.details().partnerReference();
    String referenceWord = reference == null ? null : SearchWords.lookedFor(reference);
    SortedSet<String> texts = new TreeSet<>(SearchWords.of(claim.details()));
    if (referenceWord != null) {
      texts.add(referenceWord);
    }
    List<Word> words = new ArrayList<>();
    List<String> before = new ArrayList<>();
    for (Map.Entry<WordPlace, List<String>> kind : WordPlaces.of(texts, referenceWord).entrySet()) {
      List<String> ofKind = kind.getValue();
      for (int item = 0; item < ofKind.size(); item++) {
        String text = ofKind.get(item);
        String place =
            reference != null && text.equals(referenceWord)
                ? placeOf(reference, claim.id())
                : Keys.wordPlace(text, item, claim.id());
        words.add(new Word(kind.getKey(), item, place, WordPlaces.sharedWithAny(text, before)));
        before.add(text);
      }
    }
    return new ClaimWords(claim.id(), claim.organisation(), words, claim.wasSubmitted());
  }

  static String placeOf(String reference, String claimId) {
    return Keys.referencePlace(SearchWords.lookedFor(reference), reference, claimId);
  }

  /** Gives the claim's own item its places. */
  void enter(Item claim) {
    for (Word word : words) {
      if (word.item == 0) {
        enter(claim, word);
      }
    }
  }

  private void enter(Item item, Word word) {
    word.kind.enter(item, organisation, word.place, word.shared, submitted);
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

  /**
   * Most commands change nothing of what words are made of, which is dear. They leave the details
   * the object that it was: to compare two is dear as well, in a function that has just started.
   */
  private static boolean isFoundBySame(Claim before, Claim after) {
    return Objects.equals(before.details(), after.details())
        && before.wasSubmitted() == after.wasSubmitted()
        && (before.discardedAt() == null) == (after.discardedAt() == null);
  }

  private Map<Key, Item> items() {
    Map<Key, Item> items = new LinkedHashMap<>();
    for (Word word : words) {
      if (word.item > 0) {
        enter(items.computeIfAbsent(Keys.words(claimId, word.item), Item::at), word);
      }
    }
    return items;
  }
}
