package cpor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cpor.simulation.Life.Deployments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lives in which things go wrong, and no promise is broken. */
class LivesTest {

  private static final Deployments DEPLOYMENTS = Deployments.of(Path.of(".."));
  private static final int FEW = 300;
  private static final int TELL_EVERY = 1_000;

  /** Each processor lives its own; the one with the lowest number is told of if any fails. */
  @Test
  void keepEveryPromise() throws InterruptedException, ExecutionException {
    Run run = new Run(Settings.ofThisRun(FEW));
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService workers = Executors.newFixedThreadPool(processors)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < processors; i++) {
        all.add(workers.submit(run));
      }
      for (Future<?> worker : all) {
        var _ = worker.get();
      }
    }
    run.broken.stream()
        .min(Comparator.comparingLong(outcome -> outcome.life().seed()))
        .ifPresent(LivesTest::fail);
  }

  /** Numbers are given out in their order, and no more of them once a promise is broken. */
  private static final class Run implements Runnable {

    private final Settings settings;
    private final long began = System.nanoTime();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger lived = new AtomicInteger();
    private final Queue<Life.Outcome> broken = new ConcurrentLinkedQueue<>();

    Run(Settings settings) {
      this.settings = settings;
    }

    @Override
    public void run() {
      Deployments own = Deployments.of(Path.of(".."));
      for (int i = begun.getAndIncrement();
          i < settings.lives() && broken.isEmpty();
          i = begun.getAndIncrement()) {
        Life.Outcome outcome = Life.of(settings.seed() + i).live(own, false);
        if (outcome.broken() != null) {
          broken.add(outcome);
        }
        tellProgress(lived.incrementAndGet());
      }
    }

    private void tellProgress(int lives) {
      if (lives % TELL_EVERY == 0) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("%d lives, %.0f a second%n", lives, lives / seconds);
      }
    }
  }

  /**
   * What lives have found out, and is no longer so; each of these breaks a promise again when its
   * fault is planted: a notice called for by a clock that was behind was never sent (1); a final
   * claim whose last signal was lost kept its execution, and its notice waited for the clock of a
   * stage that was over (244); two sent one notice side by side (14). The rules did not say that a
   * deadline in business days which rounding moves onto a day off is the next business day's start
   * (416090).
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 14, 244, 416090})
  void keepThePromisesThatWereOnceBroken(long seed) {
    keepsEveryPromise(seed);
  }

  private static void keepsEveryPromise(long seed) {
    Life.Outcome outcome = Life.of(seed).live(DEPLOYMENTS, false);
    if (outcome.broken() != null) {
      fail(outcome);
    }
  }

  private static void fail(Life.Outcome outcome) {
    throw new AssertionError(Story.of(outcome, DEPLOYMENTS));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 69})
  void areTheSameToTheByteFromTheSameNumber(long seed) {
    List<String> first = Life.of(seed).live(DEPLOYMENTS, true).lines();
    List<String> second = Life.of(seed).live(DEPLOYMENTS, true).lines();

    assertThat(first).hasSizeGreaterThan(50).isEqualTo(second);
  }
}
