package cpor.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import stepfunctions.TaskFailed;

/** A service that does its work at once, unless a test has told it to be in trouble. */
final class FakeService {
  private final Clock clock;
  private final Function<JsonNode, JsonNode> work;
  private final List<Call> calls = new ArrayList<>();
  private final Deque<Manner> next = new ArrayDeque<>();
  private Manner usual = FakeService::done;
  private Instant usualUntil = Instant.MAX;

  FakeService(Clock clock, Function<JsonNode, JsonNode> work) {
    this.clock = clock;
    this.work = work;
  }

  /** A call as the service got it. */
  record Call(JsonNode arguments, Instant at) {}

  /** How a call is answered. */
  @FunctionalInterface
  interface Manner {
    CompletableFuture<JsonNode> answer(Supplier<JsonNode> work);
  }

  /** Fails before it has done anything. */
  static Manner failing(String error) {
    return work -> CompletableFuture.failedFuture(new TaskFailed(error, "because of " + error));
  }

  /** Does its work, but the caller only hears of an error. */
  static Manner losingTheAnswer(String error) {
    return work -> {
      JsonNode _ = work.get();
      return failing(error).answer(work);
    };
  }

  /** Never does anything, and never answers. */
  static Manner silent() {
    return work -> new CompletableFuture<>();
  }

  /** Does its work when the test says so. */
  static Manner heldUp(CompletableFuture<?> until) {
    return work -> until.thenApply(_ -> work.get());
  }

  /** First something else happens. */
  static Manner after(Runnable event) {
    return work -> {
      event.run();
      return done(work);
    };
  }

  private static CompletableFuture<JsonNode> done(Supplier<JsonNode> work) {
    return CompletableFuture.completedFuture(work.get());
  }

  /** The next calls are answered like this, one by one. */
  void next(Manner... manners) {
    next.addAll(List.of(manners));
  }

  /** Every call before an instant is answered like this. */
  void until(Instant end, Manner manner) {
    usual = manner;
    usualUntil = end;
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  List<Instant> callTimes() {
    return calls.stream().map(Call::at).toList();
  }

  CompletableFuture<JsonNode> call(JsonNode arguments) {
    calls.add(new Call(arguments, clock.instant()));
    Manner manner = next.isEmpty() ? usually() : next.remove();
    return manner.answer(() -> work.apply(arguments));
  }

  private Manner usually() {
    return clock.instant().isBefore(usualUntil) ? usual : FakeService::done;
  }
}
