package cpor.benchmarks;

import java.util.List;
import java.util.Locale;

/** What half of the measurements lie between, and their middle: a busy machine spoils a mean. */
public record Quartiles(double lower, double median, double upper) {

  /** Of at least one value, in any order. */
  public static Quartiles of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  private static double at(List<Double> sorted, double share) {
    double place = share * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }

  /** The median, and in brackets the quartiles. */
  public String text(int decimals) {
    String number = "%." + decimals + "f";
    return String.format(
        Locale.ROOT, number + " (" + number + "–" + number + ")", median, lower, upper);
  }
}
