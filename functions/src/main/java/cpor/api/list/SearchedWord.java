package cpor.api.list;

import cpor.api.request.ListRequest;
import cpor.api.request.TextRule;
import cpor.claim.SearchWords;
import org.jspecify.annotations.Nullable;

/** What {@code q} looks for. */
final class SearchedWord {

  private SearchedWord() {}

  /** Null when nothing is looked for, or what is cannot be a word. */
  static @Nullable String of(ListRequest query) {
    String text = query.text("q", TextRule.NAME);
    if (text == null) {
      return null;
    }
    String word = SearchWords.lookedFor(text);
    if (word.isEmpty()) {
      query.fault("q", "must have a letter or a digit");
      return null;
    }
    return word;
  }
}
