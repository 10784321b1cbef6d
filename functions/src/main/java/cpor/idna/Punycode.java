package cpor.idna;

import java.util.Optional;

/** Unicode in the letters, digits and hyphens of ASCII: RFC 3492, whose names these are. */
final class Punycode {

  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 0x80;
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private Punycode() {}

  static String encoded(String label) {
    StringBuilder output = new StringBuilder();
    label.chars().filter(Punycode::isBasic).forEach(basic -> output.append((char) basic));
    int[] input = label.codePoints().toArray();
    int basics = output.length();
    int handled = basics;
    if (basics > 0) {
      output.append('-');
    }
    int n = INITIAL_N;
    int delta = 0;
    int bias = INITIAL_BIAS;
    while (handled < input.length) {
      int next = leastFrom(n, input);
      delta += (next - n) * (handled + 1);
      n = next;
      for (int character : input) {
        if (character < n) {
          delta++;
        } else if (character == n) {
          appendNumber(output, delta, bias);
          bias = adapted(delta, handled + 1, handled == basics);
          delta = 0;
          handled++;
        }
      }
      delta++;
      n++;
    }
    return output.toString();
  }

  private static boolean isBasic(int character) {
    return character < INITIAL_N;
  }

  private static int leastFrom(int least, int[] input) {
    int found = Character.MAX_CODE_POINT;
    for (int character : input) {
      if (character >= least && character < found) {
        found = character;
      }
    }
    return found;
  }

  private static void appendNumber(StringBuilder output, int delta, int bias) {
    int q = delta;
    int k = BASE;
    for (int t = threshold(k, bias); q >= t; t = threshold(k, bias)) {
      output.append(DIGITS.charAt(t + (q - t) % (BASE - t)));
      q = (q - t) / (BASE - t);
      k += BASE;
    }
    output.append(DIGITS.charAt(q));
  }

  /** Empty if it is not how any text is encoded. */
  static Optional<String> decoded(String encoded) {
    int delimiter = encoded.lastIndexOf('-');
    StringBuilder output = new StringBuilder(encoded.substring(0, Math.max(delimiter, 0)));
    if (!output.chars().allMatch(Punycode::isBasic)) {
      return Optional.empty();
    }
    int handled = output.length();
    int at = delimiter + 1;
    int bias = INITIAL_BIAS;
    long n = INITIAL_N;
    long i = 0;
    while (at < encoded.length()) {
      long before = i;
      long weight = 1;
      int k = BASE;
      while (true) {
        int digit = at < encoded.length() ? DIGITS.indexOf(encoded.charAt(at++)) : -1;
        i += digit * weight;
        if (digit < 0 || i > Integer.MAX_VALUE) {
          return Optional.empty();
        }
        int t = threshold(k, bias);
        if (digit < t) {
          break;
        }
        weight *= BASE - t;
        k += BASE;
        if (weight > Integer.MAX_VALUE) {
          return Optional.empty();
        }
      }
      handled++;
      bias = adapted((int) (i - before), handled, before == 0);
      n += i / handled;
      if (n > Character.MAX_CODE_POINT) {
        return Optional.empty();
      }
      i %= handled;
      output.insert(output.offsetByCodePoints(0, (int) i), Character.toString((int) n));
      i++;
    }
    return Optional.of(output.toString());
  }

  private static int threshold(int k, int bias) {
    return Math.clamp(k - bias, T_MIN, T_MAX);
  }

  private static int adapted(int delta, int characters, boolean first) {
    int rest = first ? delta / DAMP : delta / 2;
    rest += rest / characters;
    int k = 0;
    while (rest > (BASE - T_MIN) * T_MAX / 2) {
      rest /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
  }
}
