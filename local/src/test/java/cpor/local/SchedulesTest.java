package cpor.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.local.events.Rules;
import cpor.local.lambda.FunctionError;
import cpor.local.lambda.Invoker;
import cpor.local.template.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.VirtualClock;

class SchedulesTest {

  private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
  private static final Schedule NIGHTLY = rate("Nightly", Duration.ofDays(1));

  private static final Schedule OFTEN = rate("Often", Duration.ofMinutes(15));

  private final VirtualClock clock = VirtualClock.standingAt(MONDAY);
  private final List<String> calls = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private final Rules rules = new Rules(List.of());
  private boolean kept;
  private final Wakefulness wakefulness = new Wakefulness(clock, () -> kept);

  @Test
  void aFunctionIsCalledEachDay() {
    schedules(clock, this::called).start(List.of(NIGHTLY));

    clock.advance(Duration.ofDays(2), new InFlight());

    assertThat(calls)
        .containsExactly(
            "Nightly 2026-11-24T08:00:00Z {\"detail-type\":\"Scheduled Event\","
                + "\"source\":\"aws.events\",\"time\":\"2026-11-24T08:00:00Z\"}",
            "Nightly 2026-11-25T08:00:00Z {\"detail-type\":\"Scheduled Event\","
                + "\"source\":\"aws.events\",\"time\":\"2026-11-25T08:00:00Z\"}");
  }

  @Test
  void oneThatFailsIsRepeatedAsOftenAsItsFunctionSaysAndCalledAgainTheNextDay() {
    List<String> times = new ArrayList<>();
    schedules(
            clock,
            (_, _) -> {
              times.add(clock.instant().toString());
              throw FunctionError.thrown(new IllegalStateException("no table"));
            })
        .start(List.of(NIGHTLY, rate("Once", Duration.ofDays(3))));

    clock.advance(Duration.ofDays(3), new InFlight());

    assertThat(times)
        .containsExactly(
            "2026-11-24T08:00:00Z",
            "2026-11-24T08:01:00Z",
            "2026-11-24T08:03:00Z",
            "2026-11-25T08:00:00Z",
            "2026-11-25T08:01:00Z",
            "2026-11-25T08:03:00Z",
            "2026-11-26T08:00:00Z",
            "2026-11-26T08:00:00Z");
    assertThat(log)
        .contains("Nightly failed: java.lang.IllegalStateException: no table")
        .contains("Once failed: java.lang.IllegalStateException: no table");
  }

  @Test
  void whoseRuleIsDisabledIsCalledAgainWhenItIsEnabled() {
    schedules(clock, this::called).start(List.of(NIGHTLY));

    rules.disable("Each");
    clock.advance(Duration.ofDays(2), new InFlight());
    assertThat(calls).isEmpty();
    rules.enable("Each");
    clock.advance(Duration.ofDays(1), new InFlight());

    assertThat(calls).singleElement().asString().startsWith("Nightly 2026-11-26T08:00:00Z");
  }

  @Test
  void whatIsCalledMoreOftenIsCalledWhileSomebodyIsAtWorkAndNoLongerThanThat() {
    schedules(clock, this::called).start(List.of(OFTEN));

    clock.advance(Duration.ofHours(10), new InFlight());
    assertThat(calls).isEmpty();
    wakefulness.stir();
    clock.advance(Duration.ofHours(10), new InFlight());
    assertThat(calls).hasSize(5);
    wakefulness.stir();
    clock.advance(Duration.ofDays(300), new InFlight());

    assertThat(calls).hasSize(10);
  }

  @Test
  void itIsCalledOnAndOnWhileTheCloudIsKeptAwake() {
    kept = true;
    schedules(clock, this::called).start(List.of(OFTEN));
    wakefulness.stir();

    clock.advance(Duration.ofDays(1), new InFlight());

    assertThat(calls).hasSize(96);
  }

  @Test
  void theTimesInWhichNothingWasCalledAreKnown() {
    schedules(clock, this::called).start(List.of(OFTEN));
    clock.advance(Duration.ofHours(10), new InFlight());
    Instant woken = clock.instant();
    wakefulness.stir();
    clock.advance(Duration.ofHours(10), new InFlight());

    assertThat(wakefulness.slept(woken.minusSeconds(1), woken.plusSeconds(60))).isTrue();
    assertThat(wakefulness.slept(woken, woken.plus(Duration.ofMinutes(75)))).isFalse();
    assertThat(wakefulness.slept(woken, woken.plus(Duration.ofMinutes(91)))).isTrue();
  }

  /** In the night between, the clock is put back an hour. */
  @Test
  void aFunctionIsCalledAtEachOfItsHoursOnTheClocksOfItsZone() {
    Schedule hours =
        new Schedule.Hours("Each", "Digest", "arn", "role", 8, 9, ZoneId.of("Europe/Budapest"));
    VirtualClock autumn = VirtualClock.standingAt(Instant.parse("2026-10-24T05:00:00Z"));
    List<Instant> times = new ArrayList<>();
    schedules(
            autumn,
            (_, _) -> {
              times.add(autumn.instant());
              return new byte[0];
            })
        .start(List.of(hours));

    autumn.advance(Duration.ofHours(31), new InFlight());

    assertThat(times)
        .map(Instant::toString)
        .containsExactly(
            "2026-10-24T06:00:00Z",
            "2026-10-24T07:00:00Z",
            "2026-10-25T07:00:00Z",
            "2026-10-25T08:00:00Z");
  }

  private Schedules schedules(VirtualClock time, Invoker functions) {
    return new Schedules(
        time,
        functions,
        rules,
        _ -> {},
        true,
        wakefulness,
        id -> id.equals("Nightly") ? 2 : 0,
        log::add);
  }

  private static Schedule rate(String functionId, Duration every) {
    return new Schedule.Rate("Each", functionId, "arn", every, every.toString());
  }

  private byte[] called(String functionId, byte[] payload) {
    calls.add(functionId + " " + clock.instant() + " " + new String(payload, UTF_8));
    return new byte[0];
  }
}
