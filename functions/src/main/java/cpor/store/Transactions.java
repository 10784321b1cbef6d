package cpor.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Carries out what is read, decided and then written, and does it all again when somebody else was
 * faster: every attempt reads and decides anew.
 */
public final class Transactions {

  private static final int ATTEMPTS = 5;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);

  private final ClaimStore claims;

  public Transactions(ClaimStore claims) {
    this.claims = claims;
  }

  /** One attempt: reads, decides, and says what is to be written. */
  @FunctionalInterface
  public interface Attempt<T> {
    Step<T> decide();
  }

  /** What an attempt has come to. */
  public sealed interface Step<T> {

    /** There is nothing to write. */
    record Done<T>(T answer) implements Step<T> {}

    /**
     * There is something to write.
     *
     * @param answer holds once the commit is written
     * @param otherwise may answer from what stood in the way; empty to try again
     */
    record Write<T>(
        Commit commit, T answer, Function<CommitResult.PartRefused, Optional<T>> otherwise)
        implements Step<T> {}
  }

  public static <T> Step<T> done(T answer) {
    return new Step.Done<>(answer);
  }

  public static <T> Step<T> write(Commit commit, T answer) {
    return new Step.Write<>(commit, answer, _ -> Optional.empty());
  }

  /**
   * Attempts until there is an answer.
   *
   * @throws StoreContended when others were faster each time
   */
  public <T> T carryOut(Attempt<T> attempt) {
    for (int tried = 1; tried <= ATTEMPTS; tried++) {
      Optional<T> answer =
          switch (attempt.decide()) {
            case Step.Done<T>(T done) -> Optional.of(done);
            case Step.Write<T> write ->
                switch (claims.commit(write.commit())) {
                  case CommitResult.Committed _ -> Optional.of(write.answer());
                  case CommitResult.PartRefused refused -> write.otherwise().apply(refused);
                  case CommitResult.Stale _, CommitResult.Contended _ -> Optional.empty();
                };
          };
      if (answer.isPresent()) {
        return answer.get();
      }
      if (tried < ATTEMPTS) {
        pause(tried);
      }
    }
    throw new StoreContended();
  }

  /** Full jitter: those who collided must not meet again. */
  private static void pause(int tried) {
    long longest = SHORTEST_PAUSE.toMillis() << tried;
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(longest));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreContended();
    }
  }
}
