package cpor.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cpor.local.lambda.FunctionError;
import cpor.local.template.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.VirtualClock;

class SchedulesTest {

  private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

  private final VirtualClock clock = VirtualClock.standingAt(MONDAY);
  private final List<String> calls = new ArrayList<>();
  private final List<String> log = new ArrayList<>();

  @Test
  void aFunctionIsCalledEachDay() {
    new Schedules(clock, this::called, log::add)
        .start(List.of(new Schedule("Nightly", Duration.ofDays(1))));

    clock.advance(Duration.ofDays(2), new InFlight());

    assertThat(calls)
        .containsExactly(
            "Nightly 2026-11-24T08:00:00Z {\"detail-type\":\"Scheduled Event\","
                + "\"source\":\"aws.events\",\"time\":\"2026-11-24T08:00:00Z\"}",
            "Nightly 2026-11-25T08:00:00Z {\"detail-type\":\"Scheduled Event\","
                + "\"source\":\"aws.events\",\"time\":\"2026-11-25T08:00:00Z\"}");
  }

  @Test
  void oneThatFailsIsCalledAgainTheNextDay() {
    new Schedules(
            clock,
            (_, _) -> {
              throw FunctionError.thrown(new IllegalStateException("no table"));
            },
            log::add)
        .start(List.of(new Schedule("Nightly", Duration.ofDays(1))));

    clock.advance(Duration.ofDays(2), new InFlight());

    assertThat(log)
        .hasSize(2)
        .containsOnly("Nightly failed: java.lang.IllegalStateException: no table");
  }

  @Test
  void whatIsCalledMoreOftenIsLeftOut() {
    new Schedules(clock, this::called, log::add)
        .start(List.of(new Schedule("Often", Duration.ofMinutes(15))));

    clock.advance(Duration.ofDays(2), new InFlight());

    assertThat(calls).isEmpty();
  }

  private byte[] called(String functionId, byte[] payload) {
    calls.add(functionId + " " + clock.instant() + " " + new String(payload, UTF_8));
    return new byte[0];
  }
}
