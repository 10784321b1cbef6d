package cpor.benchmarks.firstanswer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import cpor.rehearsal.Rehearsal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** AWS as far as one call of a function hears of it. */
final class CannedServices implements AutoCloseable {

  /** Where the services that speak XML are told what to do. */
  private static final Pattern ACTION = Pattern.compile("Action=(\\w+)");

  /** By which the SDK says that it asks again, as it does on a busy machine. */
  private static final String INVOCATION = "amz-sdk-invocation-id";

  private final HttpServer server;
  private final Map<String, Queue<String>> answers = new ConcurrentHashMap<>();
  private final Map<String, String> given = new ConcurrentHashMap<>();

  CannedServices(Rehearsal call) {
    expect(call);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /** What comes from now on is of this call. */
  void expect(Rehearsal call) {
    answers.clear();
    call.answers()
        .forEach((operation, texts) -> answers.put(operation, new ConcurrentLinkedQueue<>(texts)));
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    byte[] answer =
        given
            .computeIfAbsent(
                String.valueOf(exchange.getRequestHeaders().getFirst(INVOCATION)),
                _ -> next(operation(exchange, body)))
            .getBytes(UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private String next(String operation) {
    Queue<String> left = answers.get(operation);
    String answer = left == null ? null : left.poll();
    return answer == null ? Rehearsal.NOTHING_MORE : answer;
  }

  /** Such as {@code DynamoDB_20120810.GetItem}. */
  private static String operation(HttpExchange exchange, String body) {
    @Nullable String target = exchange.getRequestHeaders().getFirst("x-amz-target");
    if (target != null) {
      return target.substring(target.indexOf('.') + 1);
    }
    Matcher action = ACTION.matcher(body);
    return action.find() ? action.group(1) : "";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
