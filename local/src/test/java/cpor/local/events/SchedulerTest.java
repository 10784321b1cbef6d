package cpor.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.local.template.DailySchedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.Quiescence;
import stepfunctions.clock.VirtualClock;

class SchedulerTest {

  @Test
  void aFunctionIsCalledAtEachOfItsHoursOnTheClockOfItsZone() {
    VirtualClock clock = VirtualClock.standingAt(Instant.parse("2026-10-24T05:00:00Z"));
    List<String> calls = new ArrayList<>();
    Scheduler scheduler =
        new Scheduler(
            clock,
            (function, _) -> {
              calls.add(function + " " + clock.instant());
              return new byte[0];
            },
            new InFlight(),
            Runnable::run,
            calls::add);
    scheduler.start(new DailySchedule("Digest", 0, 8, 9, ZoneId.of("Europe/Budapest")));

    Instant _ = clock.advanceTo(Instant.parse("2026-10-25T12:00:00Z"), Quiescence.IMMEDIATE);

    // in the night between, the clock is put back an hour
    assertThat(calls)
        .containsExactly(
            "Digest 2026-10-24T06:00:00Z",
            "Digest 2026-10-24T07:00:00Z",
            "Digest 2026-10-25T07:00:00Z",
            "Digest 2026-10-25T08:00:00Z");
  }
}
