package cpor.local.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cpor.local.alarms.Alarm.Measurement;
import cpor.local.metrics.Metric;
import cpor.local.metrics.Metrics;
import cpor.local.metrics.Statistic;
import cpor.local.metrics.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stepfunctions.clock.Quiescence;
import stepfunctions.clock.VirtualClock;

/** "Evaluating an alarm" and "Configuring how alarms treat missing data", period by period. */
class AlarmsTest {

  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final Metric FAILURES = Metric.of("claims", "Failures");
  private static final Metric OTHERS = Metric.of("claims", "Others");

  private final VirtualClock clock = VirtualClock.standingAt(START);
  private final Metrics metrics = new Metrics(clock, Set.of(FAILURES, OTHERS));
  private boolean leftOut;

  @Test
  void anAlarmRingsWhenAMinuteIsOverAndEndsWhenItsPeriodsArePast() {
    Alarms alarms = alarms(alarm("Sum", 5, 1, 1, MissingData.NOT_BREACHING));
    metrics.put(FAILURES, 1);
    assertThat(state(alarms)).isEqualTo(AlarmState.INSUFFICIENT_DATA);

    pass(Duration.ofMinutes(1));
    assertThat(state(alarms)).isEqualTo(AlarmState.ALARM);
    pass(Duration.ofMinutes(4));
    assertThat(state(alarms)).isEqualTo(AlarmState.ALARM);
    pass(Duration.ofMinutes(1));
    assertThat(state(alarms)).isEqualTo(AlarmState.OK);
    assertThat(alarms.rings()).extracting(Ring::at).containsExactly(START.plusSeconds(60));
  }

  @Test
  void whatHappenedDuringAJumpIsToldAfterwards() {
    Alarms alarms = alarms(alarm("Sum", 5, 1, 1, MissingData.NOT_BREACHING));
    var _ = clock.schedule(START.plus(Duration.ofDays(100)), () -> metrics.put(FAILURES, 1));
    var _ = clock.schedule(START.plus(Duration.ofDays(700)), () -> metrics.put(FAILURES, 1));

    pass(Duration.ofDays(730));

    assertThat(state(alarms)).isEqualTo(AlarmState.OK);
    assertThat(alarms.rings())
        .extracting(Ring::at)
        .containsExactly(
            START.plus(Duration.ofDays(100)).plusSeconds(60),
            START.plus(Duration.ofDays(700)).plusSeconds(60));
  }

  /** Periods slide: three in a row need not begin at a full quarter of an hour. */
  @Test
  void severalPeriodsHaveToBreachOneAfterTheOther() {
    Alarms alarms = alarms(alarm("Sum", 15, 3, 3, MissingData.NOT_BREACHING));
    for (int minute : new int[] {7, 22, 37}) {
      passTo(minute);
      metrics.put(FAILURES, 1);
      passTo(minute + 1);
      assertThat(state(alarms))
          .as("after %d minutes", minute)
          .isEqualTo(minute == 37 ? AlarmState.ALARM : AlarmState.OK);
    }
    passTo(37 + 15);
    assertThat(state(alarms)).isEqualTo(AlarmState.ALARM);
    passTo(37 + 16);
    assertThat(state(alarms)).isEqualTo(AlarmState.OK);
  }

  @Test
  void someOfThePeriodsMaySuffice() {
    Alarms alarms = alarms(alarm("Sum", 5, 6, 3, MissingData.NOT_BREACHING));
    for (int minute : new int[] {0, 10, 20}) {
      passTo(minute);
      metrics.put(FAILURES, 1);
    }
    passTo(20);
    assertThat(state(alarms)).isEqualTo(AlarmState.OK);
    passTo(21);
    assertThat(state(alarms)).isEqualTo(AlarmState.ALARM);
  }

  /** Three numbers in two periods, or in three: it depends on where these begin. */
  @Test
  void whatRingsNoMoreMayRingAgainByWhatWasMeasured() {
    Alarms alarms = alarms(alarm("Sum", 5, 6, 3, MissingData.NOT_BREACHING));
    for (int minute : new int[] {0, 4, 8}) {
      passTo(minute);
      metrics.put(FAILURES, 1);
    }
    List<Boolean> rings = new ArrayList<>();
    List<Boolean> unsettled = new ArrayList<>();
    for (int minute = 9; minute < 45; minute++) {
      passTo(minute);
      rings.add(state(alarms) == AlarmState.ALARM);
      unsettled.add(!alarms.unsettled().isEmpty());
    }
    int last = rings.lastIndexOf(true);

    assertThat(rings.subList(0, last)).contains(false);
    assertThat(unsettled.subList(0, last + 1)).containsOnly(true);
    assertThat(unsettled.subList(last + 1, unsettled.size())).containsOnly(false);
  }

  @Test
  void whatIsMissingTillNowUnsettlesNone() {
    Alarms alarms = alarms(alarm("SampleCount", 60, 1, 1, MissingData.BREACHING, Comparison.BELOW));
    metrics.put(FAILURES, 0);
    passTo(1);

    assertThat(alarms.unsettled()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "BREACHING, ALARM",
    "NOT_BREACHING, OK",
    "IGNORE, ALARM",
    "MISSING, INSUFFICIENT_DATA",
  })
  void whatIsMissingCountsAsTheAlarmSays(MissingData missing, AlarmState after) {
    Alarms alarms = alarms(alarm("Maximum", 60, 1, 1, missing));
    metrics.put(FAILURES, 5);
    passTo(30);
    assertThat(state(alarms)).isEqualTo(AlarmState.ALARM);

    passTo(61);

    assertThat(state(alarms)).isEqualTo(after);
  }

  @Test
  void whatIsMissingBecauseCallsWereLeftOutSaysNothingUntilTheyCome() {
    Alarms alarms = alarms(alarm("SampleCount", 60, 1, 1, MissingData.BREACHING, Comparison.BELOW));
    metrics.put(FAILURES, 0);
    passTo(1);
    assertThat(state(alarms)).isEqualTo(AlarmState.OK);

    leftOut = true;
    passTo(10_000);
    assertThat(state(alarms)).isEqualTo(AlarmState.OK);
    leftOut = false;
    passTo(10_061);

    assertThat(state(alarms)).isEqualTo(AlarmState.ALARM);
  }

  @ParameterizedTest
  @CsvSource({
    "SampleCount, 3",
    "Sum, 9",
    "Average, 3",
    "Minimum, 1",
    "Maximum, 5",
  })
  void aStatisticIsOfAllThatWasMeasured(String statistic, double expected) {
    for (double value : new double[] {1, 5, 3}) {
      metrics.put(FAILURES, value);
      pass(Duration.ofMinutes(1));
    }
    long now = metrics.minute();

    assertThat(statistic(statistic, now - 3, now)).hasValue(expected);
    assertThat(statistic(statistic, now, now + 5)).isEmpty();
  }

  private OptionalDouble statistic(String word, long from, long before) {
    return metrics.statistic(FAILURES, Word.of(Statistic.class, word), from, before);
  }

  @ParameterizedTest
  @CsvSource({
    "SUM(METRICS()), 8",
    "100 * a / b, 300",
    "a + b - 1, 7",
    "2 * (a + b), 16",
  })
  void anExpressionIsCalculated(String expression, double expected) {
    Map<String, OptionalDouble> numbers =
        Map.of("a", OptionalDouble.of(6), "b", OptionalDouble.of(2));

    assertThat(new Expression(expression, Set.of("a", "b")).of(numbers)).hasValue(expected);
  }

  @Test
  void aNumberThatIsMissingIsLeftOutOfASumAndSpoilsEverythingElse() {
    Map<String, OptionalDouble> numbers =
        Map.of("a", OptionalDouble.of(6), "b", OptionalDouble.empty());

    assertThat(new Expression("SUM(METRICS())", Set.of("a", "b")).of(numbers)).hasValue(6);
    assertThat(new Expression("a + b", Set.of("a", "b")).of(numbers)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RATE(a)", "a +", "c", "(a", "a b", "FILL(a, 0)", ""})
  void anExpressionThatIsNotUnderstoodIsRefused(String expression) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Expression(expression, Set.of("a", "b")))
        .withMessageStartingWith("is not understood here");
  }

  private Alarms alarms(Alarm alarm) {
    return new Alarms(List.of(alarm), metrics, (_, _, _) -> leftOut);
  }

  private static AlarmState state(Alarms alarms) {
    return alarms.now().getFirst().state();
  }

  private static Alarm alarm(
      String statistic, int minutes, int periods, int datapoints, MissingData missing) {
    return alarm(statistic, minutes, periods, datapoints, missing, Comparison.AT_LEAST);
  }

  private static Alarm alarm(
      String statistic,
      int minutes,
      int periods,
      int datapoints,
      MissingData missing,
      Comparison comparison) {
    return new Alarm(
        "failing",
        "It fails. See docs/runbook.md#tasks-fail",
        Map.of("number", new Measurement(FAILURES, Word.of(Statistic.class, statistic))),
        new Expression("number", Set.of("number")),
        Duration.ofMinutes(minutes),
        periods,
        datapoints,
        1,
        comparison,
        missing);
  }

  private void passTo(int minute) {
    var _ = clock.advanceTo(START.plus(Duration.ofMinutes(minute)), Quiescence.IMMEDIATE);
  }

  private void pass(Duration time) {
    var _ = clock.advance(time, Quiescence.IMMEDIATE);
  }
}
