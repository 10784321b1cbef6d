package cpor.local.template;

import cpor.local.alarms.Alarm;
import cpor.local.alarms.Alarm.Measurement;
import cpor.local.alarms.Comparison;
import cpor.local.alarms.Expression;
import cpor.local.alarms.MissingData;
import cpor.local.logs.FilterPattern;
import cpor.local.metrics.AwsMetrics;
import cpor.local.metrics.Metric;
import cpor.local.metrics.MetricFilter;
import cpor.local.metrics.Statistic;
import cpor.local.metrics.Word;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads what counts lines of logs, and what rings. */
final class AlarmReader {

  private AlarmReader() {}

  /** One filter counts one metric. */
  static MetricFilter filter(Section filter) {
    filter.only(Set.of("LogGroupName", "FilterPattern", "MetricTransformations"));
    List<Section> transformations = filter.items("MetricTransformations");
    Section counting =
        transformations
            .getFirst()
            .only(Set.of("MetricNamespace", "MetricName", "MetricValue", "DefaultValue", "Unit"));
    return new MetricFilter(
        filter.text("LogGroupName"),
        known(filter, "FilterPattern", () -> new FilterPattern(filter.text("FilterPattern"))),
        Metric.of(counting.text("MetricNamespace"), counting.text("MetricName")),
        number(counting, "MetricValue"),
        counting.node().has("DefaultValue") ? number(counting, "DefaultValue") : null);
  }

  static Alarm alarm(Section alarm) {
    alarm.only(
        Set.of(
            "AlarmName",
            "AlarmDescription",
            "AlarmActions",
            "OKActions",
            "InsufficientDataActions",
            "Namespace",
            "MetricName",
            "Dimensions",
            "Statistic",
            "Period",
            "Metrics",
            "EvaluationPeriods",
            "DatapointsToAlarm",
            "Threshold",
            "ComparisonOperator",
            "TreatMissingData"));
    boolean calculates = alarm.node().has("Metrics");
    Map<String, Measurement> numbers = new LinkedHashMap<>();
    Set<Duration> periods = new HashSet<>();
    String expression = "number";
    if (calculates) {
      expression = calculated(alarm, numbers, periods);
    } else {
      periods.add(seconds(alarm, "Period"));
      numbers.put(expression, new Measurement(metric(alarm), statistic(alarm, "Statistic")));
    }
    if (periods.size() != 1) {
      throw InvalidTemplate.at(alarm.path() + ".Metrics", "should have one period");
    }
    String value = expression;
    int evaluated = (int) number(alarm, "EvaluationPeriods");
    return known(
        alarm,
        "Period",
        () ->
            new Alarm(
                alarm.text("AlarmName"),
                alarm.text("AlarmDescription"),
                numbers,
                known(alarm, "Metrics", () -> new Expression(value, numbers.keySet())),
                periods.iterator().next(),
                evaluated,
                alarm.node().has("DatapointsToAlarm")
                    ? (int) number(alarm, "DatapointsToAlarm")
                    : evaluated,
                number(alarm, "Threshold"),
                word(alarm, "ComparisonOperator", Comparison.class),
                word(alarm, "TreatMissingData", MissingData.class)));
  }

  /** Reads what is measured; returns what is calculated from it. */
  private static String calculated(
      Section alarm, Map<String, Measurement> numbers, Set<Duration> periods) {
    String expression = "";
    for (Section metric : alarm.items("Metrics")) {
      metric.only(Set.of("Id", "Expression", "Label", "ReturnData", "MetricStat"));
      if (metric.node().has("Expression")) {
        if (!expression.isEmpty()) {
          throw InvalidTemplate.at(metric.path(), "is a second expression");
        }
        expression = metric.text("Expression");
      } else {
        Section stat = metric.section("MetricStat").only(Set.of("Metric", "Stat", "Period"));
        periods.add(seconds(stat, "Period"));
        Section measured =
            stat.section("Metric").only(Set.of("Namespace", "MetricName", "Dimensions"));
        numbers.put(metric.text("Id"), new Measurement(metric(measured), statistic(stat, "Stat")));
      }
    }
    if (expression.isEmpty()) {
      throw InvalidTemplate.at(alarm.path() + ".Metrics", "should have an expression");
    }
    return expression;
  }

  private static Metric metric(Section section) {
    Map<String, String> dimensions = new HashMap<>();
    for (Section dimension : section.optionalItems("Dimensions")) {
      dimension.only(Set.of("Name", "Value"));
      dimensions.put(dimension.text("Name"), dimension.text("Value"));
    }
    String namespace = section.text("Namespace");
    String name = section.text("MetricName");
    if (!AwsMetrics.isMeasured(namespace, name)) {
      throw InvalidTemplate.at(
          section.path() + ".MetricName", "is " + name + ", which nobody measures here");
    }
    return new Metric(namespace, name, dimensions);
  }

  private static Statistic statistic(Section section, String property) {
    return word(section, property, Statistic.class);
  }

  private static <E extends Enum<E> & Word> E word(
      Section section, String property, Class<E> kind) {
    return known(section, property, () -> Word.of(kind, section.text(property)));
  }

  private static Duration seconds(Section section, String property) {
    return Duration.ofSeconds((long) number(section, property));
  }

  private static double number(Section section, String property) {
    String text = section.text(property);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException invalid) {
      throw InvalidTemplate.at(section.path() + "." + property, "should be a number");
    }
  }

  private static <T> T known(Section section, String property, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException notUnderstood) {
      throw InvalidTemplate.at(
          section.path() + "." + property, String.valueOf(notUnderstood.getMessage()));
    }
  }
}
