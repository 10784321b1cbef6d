package cpor.local.alarms;

import cpor.local.metrics.Metric;
import cpor.local.metrics.Metrics;
import cpor.local.metrics.Statistic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An alarm as it was made.
 *
 * @param description says where the runbook tells what to do
 * @param numbers by their ids
 * @param value what is calculated from them
 * @param periods how many of the last periods it looks at
 * @param datapoints how many of those have to breach
 */
public record Alarm(
    String name,
    String description,
    Map<String, Measurement> numbers,
    Expression value,
    Duration period,
    int periods,
    int datapoints,
    double threshold,
    Comparison comparison,
    MissingData missing) {

  public Alarm {
    numbers = Map.copyOf(numbers);
    if (period.toSeconds() < 60 || period.toSeconds() % 60 != 0) {
      throw new IllegalArgumentException("is no whole number of minutes: " + period.toSeconds());
    }
  }

  /** A statistic of a metric. */
  public record Measurement(Metric metric, Statistic statistic) {}

  /** All that some alarms watch. */
  public static Set<Metric> metrics(List<Alarm> alarms) {
    return alarms.stream()
        .flatMap(alarm -> alarm.numbers().values().stream())
        .map(Measurement::metric)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether it watches what only the product measures. */
  public boolean isOfTheProduct() {
    return numbers.values().stream()
        .noneMatch(number -> number.metric().namespace().startsWith("AWS/"));
  }

  long minutes() {
    return period.toMinutes();
  }

  /** Whether nothing measured is something to tell. */
  boolean mindsMissing() {
    return missing == MissingData.BREACHING || missing == MissingData.MISSING;
  }

  /** How far it looks back. */
  long windowMinutes() {
    return minutes() * periods;
  }

  /**
   * Its state at a minute, which is told by the periods that end there ("Evaluating an alarm": they
   * slide).
   *
   * @param now what it is until then
   * @param leftOut whether the local cloud left out calls that might have measured something; then
   *     what is missing says nothing
   */
  AlarmState at(long minute, AlarmState now, Metrics metrics, boolean leftOut) {
    List<OptionalDouble> values = new ArrayList<>();
    for (int back = 1; back <= periods; back++) {
      values.add(value(metrics, minute - back * minutes()));
    }
    long breaching =
        values.stream()
            .flatMapToDouble(OptionalDouble::stream)
            .filter(value -> comparison.isBreaching(value, threshold))
            .count();
    long missed = values.stream().filter(OptionalDouble::isEmpty).count();
    MissingData treatment = leftOut && mindsMissing() ? MissingData.IGNORE : missing;
    return switch (treatment) {
      case BREACHING -> state(breaching + missed);
      case NOT_BREACHING -> state(breaching);
      case IGNORE -> missed == periods ? now : state(breaching);
      case MISSING -> missed == periods ? AlarmState.INSUFFICIENT_DATA : state(breaching);
    };
  }

  private AlarmState state(long breaching) {
    return breaching >= datapoints ? AlarmState.ALARM : AlarmState.OK;
  }

  private OptionalDouble value(Metrics metrics, long from) {
    Map<String, OptionalDouble> measured = new HashMap<>();
    numbers.forEach(
        (id, number) ->
            measured.put(
                id,
                metrics.statistic(number.metric(), number.statistic(), from, from + minutes())));
    return value.of(measured);
  }
}
