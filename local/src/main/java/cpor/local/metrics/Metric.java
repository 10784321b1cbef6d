package cpor.local.metrics;

import java.util.Map;

/** By what CloudWatch knows a number that is measured again and again. */
public record Metric(String namespace, String name, Map<String, String> dimensions) {

  public Metric {
    dimensions = Map.copyOf(dimensions);
  }

  /** One without dimensions. */
  public static Metric of(String namespace, String name) {
    return new Metric(namespace, name, Map.of());
  }

  /** One of several things of a kind. */
  public static Metric of(String namespace, String name, String dimension, String value) {
    return new Metric(namespace, name, Map.of(dimension, value));
  }
}
