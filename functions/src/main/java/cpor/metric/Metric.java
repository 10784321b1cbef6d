package cpor.metric;

/** A number that is measured. */
public record Metric(String name, String unit, long value) {

  public static Metric count(String name, long value) {
    return new Metric(name, "Count", value);
  }
}
