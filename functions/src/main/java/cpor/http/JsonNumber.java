package cpor.http;

import java.math.BigInteger;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A number of JSON, of any size, in as many digits as were sent: it is never written out, which a
 * short exponent could make as long as it likes. Two that are equal are the same number, however
 * they were written.
 *
 * @param digits without zeros at either end; none of zero
 * @param exponent the power of ten that the digits, as a whole number, are multiplied by
 */
public record JsonNumber(boolean negative, String digits, BigInteger exponent) {

  private static final int DIGITS_OF_A_LONG = 18;

  static JsonNumber parse(String json) {
    int at = json.toLowerCase(Locale.ROOT).indexOf('e');
    String mantissa = at < 0 ? json : json.substring(0, at);
    BigInteger exponent = at < 0 ? BigInteger.ZERO : new BigInteger(json.substring(at + 1));
    boolean negative = mantissa.startsWith("-");
    String unsigned = negative ? mantissa.substring(1) : mantissa;
    int point = unsigned.indexOf('.');
    int fraction = point < 0 ? 0 : unsigned.length() - point - 1;
    String digits = unsigned.replace(".", "").replaceFirst("^0+", "");
    String significant = digits.replaceFirst("0+$", "");
    return significant.isEmpty()
        ? new JsonNumber(false, "", BigInteger.ZERO)
        : new JsonNumber(
            negative,
            significant,
            exponent.add(BigInteger.valueOf(digits.length() - significant.length() - fraction)));
  }

  /** Its value, if it is a whole number of at most 18 digits. */
  public OptionalLong asLong() {
    if (digits.isEmpty()) {
      return OptionalLong.of(0);
    }
    BigInteger length = exponent.add(BigInteger.valueOf(digits.length()));
    if (exponent.signum() < 0 || length.compareTo(BigInteger.valueOf(DIGITS_OF_A_LONG)) > 0) {
      return OptionalLong.empty();
    }
    long value = Long.parseLong(digits + "0".repeat(exponent.intValue()));
    return OptionalLong.of(negative ? -value : value);
  }

  /** In a form that JSON has, and always the same for a number. */
  @Override
  public String toString() {
    OptionalLong whole = asLong();
    return whole.isPresent()
        ? Long.toString(whole.getAsLong())
        : (negative ? "-" : "") + digits + "e" + exponent;
  }
}
