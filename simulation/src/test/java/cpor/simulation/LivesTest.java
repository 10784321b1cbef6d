package cpor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.simulation.Life.Deployments;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lives in which things go wrong, and no promise is broken. */
class LivesTest {

  private static final Deployments DEPLOYMENTS = Deployments.of(Path.of(".."));
  private static final int TELL_EVERY = 1_000;

  @Test
  void keepEveryPromise() {
    Settings settings = Settings.ofThisRun();
    long began = System.nanoTime();
    for (int i = 1; i <= settings.lives(); i++) {
      keepsEveryPromise(settings.seed() + i - 1);
      if (i % TELL_EVERY == 0) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("%d lives, %.0f a second, no promise broken%n", i, i / seconds);
      }
    }
  }

  /**
   * What lives have found out, and is no longer so: a notice called for by a clock that was behind
   * was never sent (15); a final claim whose last signal was lost kept its execution, and its
   * notice waited for the clock of a stage that was over (78, 278); the late write of a wait that
   * had been given up took down the doorbell of the next one (69).
   */
  @ParameterizedTest
  @ValueSource(longs = {15, 69, 78, 278})
  void keepThePromisesThatWereOnceBroken(long seed) {
    keepsEveryPromise(seed);
  }

  private static void keepsEveryPromise(long seed) {
    Life.Outcome outcome = Life.of(seed).live(DEPLOYMENTS, false);
    if (outcome.broken() != null) {
      throw new AssertionError(Story.of(outcome, DEPLOYMENTS));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 69})
  void areTheSameToTheByteFromTheSameNumber(long seed) {
    List<String> first = Life.of(seed).live(DEPLOYMENTS, true).lines();
    List<String> second = Life.of(seed).live(DEPLOYMENTS, true).lines();

    assertThat(first).hasSizeGreaterThan(50).isEqualTo(second);
  }
}
