package cpor.repair;

import cpor.calendar.CalendarFile;
import cpor.claim.StageName;
import cpor.cloud.Cloud;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Numbers for the dashboard and the alarms, in CloudWatch's embedded metric format. */
public final class RepairMetrics {

  private final JsonType<Object> json =
      Jsonb.builder().serializeEmpty(true).build().type(Object.class);
  private final Consumer<String> lines;
  private final String namespace;
  private final Clock clock;

  public RepairMetrics(Cloud cloud) {
    lines = cloud.metrics();
    namespace = cloud.variable("METRIC_NAMESPACE");
    clock = cloud.clock();
  }

  /** A number that is measured. */
  private record Metric(String name, String unit, long value) {
    static Metric count(String name, long value) {
      return new Metric(name, "Count", value);
    }
  }

  /** For how many days more the calendar knows what is decreed. */
  public void lasts(CalendarFile calendar) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    emit(Map.of(), Metric.count("CalendarDaysLeft", calendar.daysLeft(today)));
  }

  /** What a run has done. */
  void done(RepairTally tally) {
    emit(
        Map.of(),
        Metric.count("DoorbellsRung", tally.count(Repair.Outcome.RUNG)),
        Metric.count("ExecutionsRestarted", tally.count(Repair.Outcome.STARTED)),
        Metric.count("RepairsFailed", tally.failures()),
        Metric.count("CustomersNotAsked", tally.customersNotAsked()));
  }

  /** What a walk through all open claims has counted; a stage without claims is told too. */
  void counted(Census census) {
    Instant now = clock.instant();
    for (StageName stage : StageName.values()) {
      if (!stage.hasClock()) {
        continue;
      }
      Optional<Census.Group> group = census.of(stage);
      Instant oldest = group.map(Census.Group::oldest).orElse(now);
      emit(
          Map.of("Stage", stage.name()),
          Metric.count("OpenClaims", group.map(Census.Group::claims).orElse(0)),
          new Metric("OldestClaimAge", "Seconds", Duration.between(oldest, now).toSeconds()));
    }
  }

  private void emit(Map<String, String> dimensions, Metric... metrics) {
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
    lines.accept(json.toJson(line));
  }
}
