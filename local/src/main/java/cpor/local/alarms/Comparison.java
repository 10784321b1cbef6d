package cpor.local.alarms;

import cpor.local.metrics.Word;

/** On which side of its threshold an alarm rings. */
public enum Comparison implements Word {
  AT_LEAST("GreaterThanOrEqualToThreshold"),
  ABOVE("GreaterThanThreshold"),
  BELOW("LessThanThreshold"),
  AT_MOST("LessThanOrEqualToThreshold");

  private final String word;

  Comparison(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  boolean isBreaching(double value, double threshold) {
    return switch (this) {
      case AT_LEAST -> value >= threshold;
      case ABOVE -> value > threshold;
      case BELOW -> value < threshold;
      case AT_MOST -> value <= threshold;
    };
  }
}
