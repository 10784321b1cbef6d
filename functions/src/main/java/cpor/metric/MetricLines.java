package cpor.metric;

import cpor.cloud.Cloud;
import cpor.json.OwnJson;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes metrics in CloudWatch's embedded metric format. */
public final class MetricLines {

  private final Consumer<String> lines;
  private final String namespace;
  private final Clock clock;

  public MetricLines(Cloud cloud) {
    lines = cloud.metrics();
    namespace = cloud.variable("METRIC_NAMESPACE");
    clock = cloud.clock();
  }

  public void emit(Metric... metrics) {
    emit(Map.of(), metrics);
  }

  /** Writes what was measured of one of several sorts, each of which has its own graph. */
  public void emit(Map<String, String> dimensions, Metric... metrics) {
    Map<String, Object> line = new LinkedHashMap<>(dimensions);
    for (Metric metric : metrics) {
      line.put(metric.name(), metric.value());
    }
    Map<String, Object> directive =
        Map.of(
            "Namespace",
            namespace,
            "Dimensions",
            List.of(List.copyOf(dimensions.keySet())),
            "Metrics",
            List.of(metrics).stream()
                .map(metric -> Map.of("Name", metric.name(), "Unit", metric.unit()))
                .toList());
    line.put("_aws", Map.of("Timestamp", clock.millis(), "CloudWatchMetrics", List.of(directive)));
    lines.accept(OwnJson.TREES.toJson(line));
  }
}
