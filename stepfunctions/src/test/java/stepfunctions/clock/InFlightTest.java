package stepfunctions.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InFlightTest {
  private final InFlight inFlight = new InFlight();

  @Test
  void is_quiet_while_nothing_has_begun() throws Exception {
    assertThat(inFlight.await(Duration.ZERO)).isTrue();
  }

  @Test
  void is_not_quiet_until_everything_that_began_has_ended() throws Exception {
    inFlight.begin();
    inFlight.begin();
    inFlight.end();
    assertThat(inFlight.count()).isEqualTo(1);
    assertThat(inFlight.await(Duration.ofMillis(1))).isFalse();

    inFlight.end();
    assertThat(inFlight.await(Duration.ZERO)).isTrue();
  }

  @Test
  void wakes_who_waits_when_the_last_work_ends() throws Exception {
    inFlight.begin();
    CompletableFuture<Void> work = CompletableFuture.runAsync(inFlight::end);

    assertThat(inFlight.await(Duration.ofSeconds(10))).isTrue();
    work.join();
  }

  @Test
  void refuses_an_end_without_a_beginning() {
    assertThatThrownBy(inFlight::end).isInstanceOf(IllegalStateException.class);
  }
}
