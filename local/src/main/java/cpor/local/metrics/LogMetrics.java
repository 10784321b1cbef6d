package cpor.local.metrics;

import java.util.List;

/** What is measured by reading logs: lines that filters count, and numbers that lines hold. */
public record LogMetrics(List<MetricFilter> filters, Metrics metrics) {

  public LogMetrics {
    filters = List.copyOf(filters);
  }

  /** A line of a log group. */
  public void read(String logGroup, String line) {
    for (MetricFilter filter : filters) {
      if (filter.logGroup().equals(logGroup)) {
        filter.read(line, metrics);
      }
    }
    EmbeddedMetrics.read(line, metrics);
  }
}
