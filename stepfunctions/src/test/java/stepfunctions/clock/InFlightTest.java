package stepfunctions.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InFlightTest {
  private final InFlight inFlight = new InFlight();

  @Test
  void isQuietWhileNothingHasBegun() throws Exception {
    assertThat(inFlight.await(Duration.ZERO)).isTrue();
  }

  @Test
  void isNotQuietUntilEverythingThatBeganHasEnded() throws Exception {
    inFlight.begin();
    inFlight.begin();
    inFlight.end();
    assertThat(inFlight.count()).isEqualTo(1);
    assertThat(inFlight.await(Duration.ofMillis(1))).isFalse();

    inFlight.end();
    assertThat(inFlight.await(Duration.ZERO)).isTrue();
  }

  @Test
  void wakesWhoWaitsWhenTheLastWorkEnds() throws Exception {
    inFlight.begin();
    CompletableFuture<Void> work = CompletableFuture.runAsync(inFlight::end);

    assertThat(inFlight.await(Duration.ofSeconds(10))).isTrue();
    work.join();
  }

  @Test
  void refusesAnEndWithoutABeginning() {
    assertThatThrownBy(inFlight::end).isInstanceOf(IllegalStateException.class);
  }
}
