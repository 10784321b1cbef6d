package dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an expression, taken one after the other. A path is one word. */
final class Tokens {

  private static final String NAME = "#?[A-Za-z_][A-Za-z0-9_]*";
  private static final Pattern WORD =
      Pattern.compile("\\s*(%1$s(?:\\.%1$s)*|:[A-Za-z0-9_]+|<=|>=|<>|[(),<>=+-])".formatted(NAME));
  private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

  private final String text;
  private final List<String> words;
  private int next;

  Tokens(String text) {
    this.text = text;
    this.words = words(text);
  }

  static List<String> words(String text) {
    return KNOWN.computeIfAbsent(text, Tokens::split);
  }

  private static List<String> split(String text) {
    String stripped = text.strip();
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(stripped);
    for (int end = 0; end < stripped.length(); end = matcher.end()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw unknown(text);
      }
      words.add(matcher.group(1));
    }
    return List.copyOf(words);
  }

  boolean hasMore() {
    return next < words.size();
  }

  String take() {
    if (!hasMore()) {
      throw unknown();
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
      throw unknown();
    }
  }

  /** A value that the request gives. */
  String takeValue() {
    String word = take();
    if (!word.startsWith(":")) {
      throw unknown();
    }
    return word;
  }

  boolean nextIsValue() {
    return hasMore() && words.get(next).startsWith(":");
  }

  /** So that nobody believes that what is not known here was tested. */
  UnsupportedOperationException unknown() {
    return unknown(text);
  }

  private static UnsupportedOperationException unknown(String text) {
    return new UnsupportedOperationException(
        "the table in memory does not know this expression: " + text);
  }
}
