package cpor.local.metrics;

/** What is kept of the numbers of a time: enough for every {@link Statistic}. */
record Statistics(int count, double sum, double minimum, double maximum) {

  static Statistics of(double value) {
    return new Statistics(1, value, value, value);
  }

  Statistics and(Statistics other) {
    return new Statistics(
        count + other.count,
        sum + other.sum,
        Math.min(minimum, other.minimum),
        Math.max(maximum, other.maximum));
  }
}
