package cpor.simulation.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an expression, one after the other. */
final class Tokens {

  private static final String NAME = "#?[A-Za-z_][A-Za-z0-9_]*";
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(%s(?:\\.%s)*|:[A-Za-z0-9_]+|<=|>=|<>|[(),<>=+-])".formatted(NAME, NAME));

  private final String text;
  private final List<String> words = new ArrayList<>();
  private int next;

  Tokens(String text) {
    this.text = text.strip();
    Matcher matcher = TOKEN.matcher(this.text);
    for (int end = 0; end < this.text.length(); end = matcher.end()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw notSimulated();
      }
      words.add(matcher.group(1));
    }
  }

  boolean hasMore() {
    return next < words.size();
  }

  String take() {
    if (!hasMore()) {
      throw notSimulated();
    }
    return words.get(next++);
  }

  /** Takes the next word if it is this one. */
  boolean takes(String word) {
    boolean found = hasMore() && words.get(next).equals(word);
    if (found) {
      next++;
    }
    return found;
  }

  void expect(String word) {
    if (!takes(word)) {
      throw notSimulated();
    }
  }

  /** So that nobody believes that it was simulated. */
  UnsupportedOperationException notSimulated() {
    return new UnsupportedOperationException("the table does not know this expression: " + text);
  }
}
