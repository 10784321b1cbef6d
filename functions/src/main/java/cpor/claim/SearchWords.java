package cpor.claim;

import cpor.claim.ClaimDetails.Customer;
import java.text.Normalizer;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a claim is found by: the customer's name, its domain without the last label, and the
 * partner's reference, each from the beginning of each of its words on, without case, accents and
 * punctuation. Words are what stands between spaces, and in a domain between dots.
 */
public final class SearchWords {

  /** So many characters count from a word's beginning on. */
  private static final int LONGEST = 60;

  /** So many words of a text count. */
  private static final int MOST_OF_A_TEXT = 6;

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern DOTS = Pattern.compile("\\.");

  private SearchWords() {}

  /** In order; whatever begins one of them is found, so none is the beginning of another. */
  public static SortedSet<String> of(ClaimDetails details) {
    Customer customer = details.customer();
    TreeSet<String> words = new TreeSet<>();
    addTo(words, customer.name(), SPACES);
    addTo(words, withoutLastLabel(customer.domain()), DOTS);
    addTo(words, details.partnerReference(), SPACES);
    words.removeIf(
        word -> {
          String next = words.higher(word);
          return next != null && next.startsWith(word);
        });
    return words;
  }

  private static void addTo(SortedSet<String> words, @Nullable String text, Pattern between) {
    if (text == null) {
      return;
    }
    String[] parts = between.split(text.strip(), MOST_OF_A_TEXT + 1);
    String fromHere = "";
    for (int part = parts.length - 1; part >= 0; part--) {
      fromHere = (folded(parts[part]) + " " + fromHere).strip();
      if (part < MOST_OF_A_TEXT && !fromHere.isEmpty()) {
        words.add(cut(fromHere));
      }
    }
  }

  private static @Nullable String withoutLastLabel(@Nullable String domain) {
    if (domain == null) {
      return null;
    }
    int dot = domain.lastIndexOf('.');
    return dot < 0 ? domain : domain.substring(0, dot);
  }

  /** What somebody looks for, in the form that words are kept in; empty if it has none. */
  public static String lookedFor(String text) {
    return cut(folded(text));
  }

  private static String cut(String folded) {
    return folded.substring(0, Math.min(folded.length(), LONGEST)).stripTrailing();
  }

  /** A text without case, accents and punctuation. */
  public static String folded(String text) {
    // by way of capitals, which know no ß, no dotless i, and no sigma at a word's end
    String plain = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
    // the data of Unicode would delay a first answer that does without
    return VisibleText.spaced(
        VisibleText.hasAny(plain, sign -> sign >= 0x80) ? withoutAccents(plain) : plain,
        sign -> !isOfAWord(sign));
  }

  private static boolean isOfAWord(int sign) {
    return switch (Character.getType(sign)) {
      case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> Character.isLetterOrDigit(sign);
    };
  }

  private static String withoutAccents(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .replace('ø', 'o')
        .replace('ł', 'l')
        .replace('đ', 'd');
  }
}
