package cpor.local.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;

/** Takes the numbers out of log lines in CloudWatch's embedded metric format. */
final class EmbeddedMetrics {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EmbeddedMetrics() {}

  static void read(String line, Metrics metrics) {
    if (!line.startsWith("{") || !line.contains("\"CloudWatchMetrics\"")) {
      return;
    }
    try {
      JsonNode members = JSON.readTree(line);
      members.at("/_aws/CloudWatchMetrics").forEach(directive -> read(directive, members, metrics));
    } catch (JsonProcessingException text) {
      // an ordinary line
    }
  }

  private static void read(JsonNode directive, JsonNode members, Metrics metrics) {
    for (JsonNode names : directive.path("Dimensions")) {
      Map<String, String> dimensions = new HashMap<>();
      names.forEach(name -> dimensions.put(name.asText(), members.path(name.asText()).asText()));
      for (JsonNode metric : directive.path("Metrics")) {
        String name = metric.path("Name").asText();
        metrics.put(
            new Metric(directive.path("Namespace").asText(), name, dimensions),
            members.path(name).asDouble());
      }
    }
  }
}
