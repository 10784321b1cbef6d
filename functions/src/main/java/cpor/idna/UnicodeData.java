package cpor.idna;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What UTS 46 needs to know of characters and Java cannot tell. It is read from {@value #FILE} when
 * the first domain that is not plain ASCII comes. A line of the file is one of
 *
 * <ul>
 *   <li>{@code maps 41..5a 61}: what a range's first character becomes, in hexadecimal; the others
 *       become the characters that follow. What maps to itself is valid, to nothing ignored, and
 *       what no line names is disallowed
 *   <li>{@code joins 628 DUAL}: the joining type, if it is another than {@code NONE}
 *   <li>{@code virama 94d}
 * </ul>
 */
final class UnicodeData {

  static final String FILE = "characters.txt";

  /** How a character joins its neighbours in a cursive script. */
  enum JoiningType {
    NONE,
    LEFT,
    RIGHT,
    DUAL,
    TRANSPARENT
  }

  private record Range(int first, int last, String value) {}

  private static final UnicodeData DATA = read();

  private final NavigableMap<Integer, Range> mappings = new TreeMap<>();
  private final NavigableMap<Integer, Range> joiningTypes = new TreeMap<>();
  private final NavigableMap<Integer, Range> viramas = new TreeMap<>();

  private UnicodeData() {}

  private static UnicodeData read() {
    try (InputStream file = Objects.requireNonNull(UnicodeData.class.getResourceAsStream(FILE));
        BufferedReader lines = new BufferedReader(new InputStreamReader(file, US_ASCII))) {
      UnicodeData data = new UnicodeData();
      lines.lines().filter(line -> !line.startsWith("#")).forEach(data::add);
      return data;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void add(String line) {
    String[] words = line.split(" ", 3);
    int last = words[1].indexOf("..");
    int from = hexadecimal(last < 0 ? words[1] : words[1].substring(0, last));
    int to = last < 0 ? from : hexadecimal(words[1].substring(last + 2));
    NavigableMap<Integer, Range> ranges =
        switch (words[0]) {
          case "maps" -> mappings;
          case "joins" -> joiningTypes;
          case "virama" -> viramas;
          case String other -> throw new IllegalStateException(FILE + " has a line " + other);
        };
    ranges.put(from, new Range(from, to, words.length < 3 ? "" : words[2]));
  }

  private static int hexadecimal(String digits) {
    return Integer.parseInt(digits, 16);
  }

  /** A text with each character as UTS 46 maps it; empty if one is disallowed. */
  static Optional<String> mapped(String text) {
    StringBuilder mapped = new StringBuilder();
    for (int character : text.codePoints().toArray()) {
      Range range = find(DATA.mappings, character);
      if (range == null) {
        return Optional.empty();
      }
      appendMapped(mapped, character, range);
    }
    return Optional.of(mapped.toString());
  }

  private static void appendMapped(StringBuilder text, int character, Range range) {
    if (!range.value().isEmpty()) {
      for (String mapped : range.value().split(" ", -1)) {
        text.appendCodePoint(hexadecimal(mapped) + character - range.first());
      }
    }
  }

  static boolean isValid(int character) {
    String text = Character.toString(character);
    return mapped(text).filter(text::equals).isPresent();
  }

  static JoiningType joiningType(int character) {
    Range range = find(DATA.joiningTypes, character);
    return range == null ? JoiningType.NONE : JoiningType.valueOf(range.value());
  }

  static boolean isVirama(int character) {
    return find(DATA.viramas, character) != null;
  }

  private static @Nullable Range find(NavigableMap<Integer, Range> ranges, int character) {
    Map.Entry<Integer, Range> found = ranges.floorEntry(character);
    return found == null || character > found.getValue().last() ? null : found.getValue();
  }
}
