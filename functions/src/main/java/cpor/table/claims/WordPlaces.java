package cpor.table.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Which place each word of a claim takes. Wherever several of its words begin alike, one of them is
 * to have a place of a kind before all the others', so that who looks for that beginning finds the
 * claim once among the places of that kind. Words that begin like no other fill what is left.
 */
final class WordPlaces {

  private final @Nullable String reference;
  private final Map<WordPlace, List<String>> words = new EnumMap<>(WordPlace.class);

  private WordPlaces(@Nullable String reference) {
    this.reference = reference;
    for (WordPlace place : WordPlace.values()) {
      words.put(place, new ArrayList<>());
    }
  }

  /**
   * The words of each kind of place; the claim itself has room for the first of each.
   *
   * @param reference which of them is the partner's reference, whose place is settled
   */
  static Map<WordPlace, List<String>> of(SortedSet<String> words, @Nullable String reference) {
    WordPlaces places = new WordPlaces(reference);
    if (reference != null) {
      places.at(WordPlace.REFERENCE).add(reference);
    }
    places.settle(List.copyOf(words), "", List.of(WordPlace.values()));
    return places.words;
  }

  private List<String> at(WordPlace place) {
    return words.getOrDefault(place, List.of());
  }

  /**
   * Gives words their places.
   *
   * @param above a word that has one before them
   * @param left the kinds that are left to them
   */
  private void settle(List<String> alike, String above, List<WordPlace> left) {
    List<String> single = new ArrayList<>();
    for (List<String> group : groups(alike, above)) {
      if (group.size() == 1) {
        single.addAll(group);
      } else if (left.size() == 1) {
        group.forEach(word -> settle(word, left));
      } else {
        String first = mostAlike(group);
        settle(first, left.subList(0, 1));
        settle(
            group.stream().filter(word -> !word.equals(first)).toList(),
            first,
            left.subList(1, left.size()));
      }
    }
    for (String word : single) {
      settle(word, left);
    }
  }

  private void settle(String word, List<WordPlace> left) {
    if (word.equals(reference)) {
      return;
    }
    List<String> emptiest = at(left.getFirst());
    for (WordPlace place : left) {
      if (at(place).size() < emptiest.size()) {
        emptiest = at(place);
      }
    }
    emptiest.add(word);
  }

  /** Neighbours are together that share more with each other than with the word above. */
  private static List<List<String>> groups(List<String> words, String above) {
    List<List<String>> groups = new ArrayList<>();
    String previous = above;
    for (String word : words) {
      if (groups.isEmpty() || shared(previous, word) <= shared(above, word)) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(word);
      previous = word;
    }
    return groups;
  }

  /** The word that shares most with another. */
  private String mostAlike(List<String> group) {
    return group.stream()
        .filter(word -> !word.equals(reference))
        .max(Comparator.comparingInt(word -> sharedWithAny(word, group)))
        .orElseThrow();
  }

  /** How many characters a word begins with as one of the others does. */
  static int sharedWithAny(String word, List<String> others) {
    int most = 0;
    for (String other : others) {
      if (!other.equals(word)) {
        most = Math.max(most, shared(word, other));
      }
    }
    return most;
  }

  private static int shared(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
