package cpor.local.metrics;

/** How the numbers of a period become one. */
public enum Statistic implements Word {
  SAMPLE_COUNT("SampleCount"),
  SUM("Sum"),
  AVERAGE("Average"),
  MINIMUM("Minimum"),
  MAXIMUM("Maximum");

  private final String word;

  Statistic(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  double of(Statistics all) {
    return switch (this) {
      case SAMPLE_COUNT -> all.count();
      case SUM -> all.sum();
      case AVERAGE -> all.sum() / all.count();
      case MINIMUM -> all.minimum();
      case MAXIMUM -> all.maximum();
    };
  }
}
