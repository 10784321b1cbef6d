package stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import stepfunctions.clock.InFlight;
import stepfunctions.clock.VirtualClock;
import stepfunctions.history.Execution;
import stepfunctions.history.Failure;
import stepfunctions.history.HistoryEvent;
import stepfunctions.jsonata.Functions;

/** What all executions share: time, the loop they run on, and the world they call. */
record Engine(
    VirtualClock clock,
    InFlight inFlight,
    EventLoop loop,
    Resources resources,
    Executor executor,
    RandomGenerator random,
    Functions functions,
    TaskTokens tokens,
    Consumer<JsonNode> defaultBus,
    List<BiConsumer<Execution, HistoryEvent>> listeners) {

  Engine(
      VirtualClock clock,
      InFlight inFlight,
      Resources resources,
      Executor executor,
      RandomGenerator random,
      Consumer<JsonNode> defaultBus) {
    this(
        clock,
        inFlight,
        new EventLoop(inFlight),
        resources,
        executor,
        random,
        new Functions(clock, random),
        new TaskTokens(random),
        defaultBus,
        new CopyOnWriteArrayList<>());
  }

  /** Continues on the loop at an instant. */
  Alarm at(Instant dueAt, Runnable continuation) {
    return new Alarm(clock, loop, dueAt, continuation);
  }

  /** Calls a resource; one of the two consumers goes on with its result, on the loop. */
  void invoke(
      String resource, JsonNode arguments, Consumer<JsonNode> returned, Consumer<Failure> failed) {
    inFlight.begin();
    executor.execute(
        () -> {
          CompletableFuture<JsonNode> _ =
              call(resource, arguments)
                  .whenComplete(
                      (result, error) -> {
                        if (error == null) {
                          loop.post(() -> returned.accept(result));
                        } else {
                          loop.post(() -> failed.accept(failure(error)));
                        }
                        inFlight.end();
                      });
        });
  }

  /** Tells the account's default bus of something that nobody here waits for. */
  void publish(JsonNode event) {
    inFlight.begin();
    executor.execute(
        () -> {
          try {
            defaultBus.accept(event);
          } finally {
            inFlight.end();
          }
        });
  }

  private CompletableFuture<JsonNode> call(String resource, JsonNode arguments) {
    try {
      return resources.invoke(resource, arguments);
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private static Failure failure(Throwable error) {
    @Nullable Throwable wrapped = error instanceof CompletionException ? error.getCause() : null;
    Throwable cause = wrapped == null ? error : wrapped;
    return cause instanceof TaskFailed taskFailed
        ? new Failure(taskFailed.error(), taskFailed.cause())
        : new Failure(Failure.TASK_FAILED, cause.toString());
  }
}
