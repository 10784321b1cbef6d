package cpor.benchmarks.firstanswer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Lambda as a function's runtime sees it: hands out events one after the other, and takes what the
 * function answers. What is to be known at the moment of an answer is asked before it is accepted,
 * while the function waits.
 */
final class RuntimeApi<T> implements AutoCloseable {

  private final HttpServer server;
  private final List<String> events;
  private final int attempts;
  private final IntConsumer beforeEvent;
  private final Runnable atRestore;
  private final Supplier<T> atAnswer;
  private final List<CompletableFuture<T>> answers;
  private int next;
  private int failures;

  /**
   * Serves one process.
   *
   * @param atRestore is told when the process is ready for its snapshot, if it is for one, while it
   *     waits to be restored
   * @param atAnswer what is asked at each answer
   */
  static <T> RuntimeApi<T> of(List<String> events, Runnable atRestore, Supplier<T> atAnswer) {
    return new RuntimeApi<>(events, 1, _ -> {}, atRestore, atAnswer);
  }

  /**
   * The same for a process that may fail to answer in time.
   *
   * @param attempts how often an event is handed out at most, until it is answered well
   * @param beforeEvent is told the place of the event that is handed out next
   */
  static <T> RuntimeApi<T> patientWith(
      List<String> events, int attempts, IntConsumer beforeEvent, Supplier<T> atAnswer) {
    return new RuntimeApi<>(events, attempts, beforeEvent, () -> {}, atAnswer);
  }

  private RuntimeApi(
      List<String> events,
      int attempts,
      IntConsumer beforeEvent,
      Runnable atRestore,
      Supplier<T> atAnswer) {
    this.events = events;
    this.attempts = attempts;
    this.beforeEvent = beforeEvent;
    this.atRestore = atRestore;
    this.atAnswer = atAnswer;
    this.answers = events.stream().map(_ -> new CompletableFuture<T>()).toList();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/2018-06-01/runtime/", this::take);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was asked when the function had answered the event at this place. */
  T atAnswer(int place) throws Exception {
    return answers.get(place).get(2, TimeUnit.MINUTES);
  }

  private void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.endsWith("/restore/next")) {
      atRestore.run();
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    } else if (path.endsWith("/next")) {
      hand(exchange);
    } else {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      CompletableFuture<T> answer = answers.get(Math.max(0, next - 1));
      // API Gateway's answers tell of a failure by their status
      if (path.endsWith("/response") && !body.matches("(?s).*\"statusCode\":[45].*")) {
        failures = 0;
        answer.complete(atAnswer.get());
      } else if (next > 0 && ++failures < attempts) {
        next--;
      } else {
        answer.completeExceptionally(new IllegalStateException("the function answered " + body));
      }
      exchange.sendResponseHeaders(202, -1);
      exchange.close();
    }
  }

  /** After the last event the function waits for another, and may be ended. */
  private void hand(HttpExchange exchange) throws IOException {
    if (next == events.size()) {
      return;
    }
    beforeEvent.accept(next);
    byte[] event = events.get(next).getBytes(UTF_8);
    next++;
    exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "request-" + next);
    exchange
        .getResponseHeaders()
        .add("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 25_000));
    exchange
        .getResponseHeaders()
        .add(
            "Lambda-Runtime-Invoked-Function-Arn",
            "arn:aws:lambda:eu-central-1:000000000000:function:function:live");
    exchange
        .getResponseHeaders()
        .add("Lambda-Runtime-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0");
    exchange.getResponseHeaders().add("content-type", "application/json");
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
