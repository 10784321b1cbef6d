package stepfunctions.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private final VirtualClock clock = VirtualClock.standingAt(START);
  private final List<String> happened = new ArrayList<>();

  @Test
  void aStandingClockMovesByJumpsOnly() {
    assertThat(clock.instant()).isEqualTo(START);

    clock.advance(Duration.ofDays(1), Quiescence.IMMEDIATE);

    assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(1)));
  }

  @Test
  void neverGoesBackward() {
    Instant now = clock.advanceTo(START.minusSeconds(1), Quiescence.IMMEDIATE);

    assertThat(now).isEqualTo(START);
  }

  @Test
  void aJumpFiresTimersAtTheirOwnTimeInOrderOfDueTimeAndThenOfScheduling() {
    note("late", 20);
    note("early", 10);
    note("as early", 10);

    clock.advance(Duration.ofSeconds(20), Quiescence.IMMEDIATE);

    assertThat(happened).containsExactly("early at 10", "as early at 10", "late at 20");
  }

  @Test
  void aJumpLeavesLaterTimersAlone() {
    note("later", 21);

    clock.advance(Duration.ofSeconds(20), Quiescence.IMMEDIATE);

    assertThat(happened).isEmpty();
    assertThat(clock.nextDue()).contains(START.plusSeconds(21));
  }

  @Test
  void aJumpFiresTimersThatWereScheduledOnTheWay() {
    clock.schedule(START.plusSeconds(5), () -> note("second", 7));
    note("third", 8);

    clock.advance(Duration.ofSeconds(10), Quiescence.IMMEDIATE);

    assertThat(happened).containsExactly("second at 7", "third at 8");
    assertThat(clock.nextDue()).isEmpty();
  }

  @Test
  void aTimerWhoseTimeHasPassedFiresWithTheNextJumpAndDoesNotTurnTimeBack() {
    note("overdue", -5);

    clock.advance(Duration.ZERO, Quiescence.IMMEDIATE);

    assertThat(happened).containsExactly("overdue at 0");
  }

  @Test
  void aCancelledTimerDoesNotFire() {
    Timer timer = clock.schedule(START.plusSeconds(1), () -> happened.add("fired"));
    timer.cancel();
    timer.cancel();

    clock.advance(Duration.ofSeconds(2), Quiescence.IMMEDIATE);

    assertThat(happened).isEmpty();
  }

  @Test
  void aJumpWaitsForQuietBeforeTheFirstTimerAndAfterEachTime() {
    note("first", 1);
    note("second", 2);
    Quiescence quiescence = limit -> happened.add("quiet");

    clock.advance(Duration.ofSeconds(3), quiescence);

    assertThat(happened).containsExactly("quiet", "first at 1", "quiet", "second at 2", "quiet");
  }

  @Test
  void timersOfOneTimeFireSideBySide() {
    note("first", 1);
    note("second", 1);
    Quiescence quiescence = limit -> happened.add("quiet");

    clock.advance(Duration.ofSeconds(2), quiescence);

    assertThat(happened).containsExactly("quiet", "first at 1", "second at 1", "quiet");
  }

  @Test
  void aJumpThatDoesNotComeToRestIsGivenUpWhereItGot() {
    VirtualClock impatient = VirtualClock.standingAt(START, Duration.ofMillis(5));
    InFlight inFlight = new InFlight();
    impatient.schedule(START.plusSeconds(1), inFlight::begin);

    assertThatThrownBy(() -> impatient.advance(Duration.ofDays(1), inFlight))
        .isInstanceOf(NotQuiet.class)
        .hasMessageContaining("2026-11-23T08:00:01Z")
        .hasMessageContaining("PT0.005S");
    assertThat(impatient.instant()).isEqualTo(START.plusSeconds(1));
  }

  @Test
  void aRunningClockMovesWithRealTimeAndFiresTimersByItself() throws Exception {
    try (VirtualClock running = VirtualClock.running(START)) {
      CountDownLatch fired = new CountDownLatch(1);
      running.schedule(START.plusMillis(20), fired::countDown);

      assertThat(fired.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(running.instant()).isAfterOrEqualTo(START.plusMillis(20));
    }
  }

  @Test
  void aRunningClockJumpsAndRunsOnFromThere() throws Exception {
    try (VirtualClock running = VirtualClock.running(START)) {
      CountDownLatch fired = new CountDownLatch(2);
      running.schedule(START.plus(Duration.ofDays(1)), fired::countDown);

      Instant now = running.advance(Duration.ofDays(2), Quiescence.IMMEDIATE);
      running.schedule(now.plusMillis(1), fired::countDown);

      assertThat(now).isBetween(START.plus(Duration.ofDays(2)), START.plus(Duration.ofDays(3)));
      assertThat(fired.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void aJumpWaitsForATimerThatIsFiringByItself() throws Exception {
    try (VirtualClock running = VirtualClock.running(START)) {
      CountDownLatch fires = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      List<String> inOrder = Collections.synchronizedList(happened);
      running.schedule(
          START,
          () -> {
            fires.countDown();
            await(goOn);
            inOrder.add("fired");
          });
      fires.await();

      Thread jump =
          Thread.ofPlatform()
              .start(() -> running.advance(Duration.ZERO, limit -> inOrder.add("jumped")));
      while (jump.getState() != Thread.State.WAITING
          && jump.getState() != Thread.State.TERMINATED) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      jump.join();

      assertThat(inOrder).startsWith("fired", "jumped");
    }
  }

  @Test
  void aTimerThatFailsDoesNotStopARunningClock() throws Exception {
    try (VirtualClock running = VirtualClock.running(START)) {
      CountDownLatch fired = new CountDownLatch(1);
      running.schedule(
          START,
          () -> {
            throw new IllegalStateException("on purpose");
          });
      running.schedule(START.plusMillis(1), fired::countDown);

      assertThat(fired.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void tellsTheSameTimeInAnyZone() {
    ZoneId budapest = ZoneId.of("Europe/Budapest");

    assertThat(clock.withZone(budapest).instant()).isEqualTo(START);
    assertThat(clock.withZone(budapest).getZone()).isEqualTo(budapest);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private void note(String what, long seconds) {
    clock.schedule(
        START.plusSeconds(seconds),
        () -> happened.add(what + " at " + Duration.between(START, clock.instant()).toSeconds()));
  }
}
