package stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import stepfunctions.clock.InFlight;

class EventLoopTest {
  private final InFlight inFlight = new InFlight();
  private final EventLoop loop = new EventLoop(inFlight);
  private final List<String> ran = new ArrayList<>();

  @Test
  void runsWhatAContinuationPostsAfterItAndBeforeTheFirstPostReturns() {
    loop.post(
        () -> {
          loop.post(() -> ran.add("second"));
          loop.postAndWait(() -> ran.add("third"));
          ran.add("first");
        });

    assertThat(ran).containsExactly("first", "second", "third");
    assertThat(inFlight.count()).isZero();
  }

  @Test
  void goesOnAfterAMistake() {
    loop.post(
        () -> {
          loop.post(() -> ran.add("after"));
          throw new IllegalStateException("on purpose");
        });

    assertThat(ran).containsExactly("after");
    assertThat(inFlight.count()).isZero();
  }

  @Test
  void whoPostsWhileAnotherThreadRunsReturnsAtOnceAndTheOtherDoesTheWork() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch posted = new CountDownLatch(1);
    CompletableFuture<Void> runner =
        CompletableFuture.runAsync(
            () ->
                loop.post(
                    () -> {
                      running.countDown();
                      await(posted);
                      ran.add("first");
                    }));
    running.await();

    loop.post(() -> ran.add("second"));
    assertThat(inFlight.count()).isEqualTo(2);
    posted.countDown();
    loop.postAndWait(() -> ran.add("third"));

    assertThat(ran).containsExactly("first", "second", "third");
    runner.join();
    assertThat(inFlight.count()).isZero();
  }

  @Test
  void neverRunsTwoContinuationsAtOnce() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<CompletableFuture<Void>> posts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      posts.add(
          CompletableFuture.runAsync(
              () ->
                  loop.postAndWait(
                      () -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        ran.add("ran");
                        inside.decrementAndGet();
                      })));
    }
    posts.forEach(CompletableFuture::join);

    assertThat(ran).hasSize(200);
    assertThat(most).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
