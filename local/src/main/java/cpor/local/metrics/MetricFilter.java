package cpor.local.metrics;

import cpor.local.logs.FilterPattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts lines of a log group.
 *
 * @param value what a line counts that matches
 * @param otherwise what one counts that does not; null for nothing
 */
public record MetricFilter(
    String logGroup,
    FilterPattern pattern,
    Metric metric,
    double value,
    @Nullable Double otherwise) {

  /** A line of the group. */
  public void read(String line, Metrics metrics) {
    if (pattern.test(line)) {
      metrics.put(metric, value);
    } else if (otherwise != null) {
      metrics.put(metric, otherwise);
    }
  }
}
