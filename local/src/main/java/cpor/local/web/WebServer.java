package cpor.local.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Listens on the loopback address and gives each request to the door with the longest path. */
public final class WebServer implements AutoCloseable {

  /** One byte more than API Gateway takes, so that the gateway sees what is too long. */
  private static final int MAXIMUM_BODY = 10 * 1024 * 1024 + 1;

  private static final System.Logger LOG = System.getLogger(WebServer.class.getName());

  private final HttpServer server;
  private final ExecutorService threads;

  private WebServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Binds a port, 0 for a free one. Requests wait until {@link #open}.
   *
   * @throws PortInUse if another program has it
   */
  public static WebServer bind(int port) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      return new WebServer(server, Executors.newVirtualThreadPerTaskExecutor());
    } catch (BindException taken) {
      throw new PortInUse(port, taken);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Begins to answer. */
  public void open(Map<String, Door> doors) {
    doors.forEach((path, door) -> server.createContext(path, exchange -> serve(exchange, door)));
    server.setExecutor(threads);
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void serve(HttpExchange exchange, Door door) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange, door));
    }
  }

  private static Answer answer(HttpExchange exchange, Door door) throws IOException {
    Request request = request(exchange);
    try {
      return door.answer(request);
    } catch (RuntimeException failure) {
      LOG.log(System.Logger.Level.ERROR, request.method() + " " + request.rawPath(), failure);
      return Answer.of(500, "text/plain; charset=utf-8", String.valueOf(failure.getMessage()));
    }
  }

  private static Request request(HttpExchange exchange) throws IOException {
    try (InputStream body = exchange.getRequestBody()) {
      return new Request(
          exchange.getRequestMethod(),
          exchange.getRequestURI().getRawPath(),
          Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
          exchange.getRequestHeaders(),
          body.readNBytes(MAXIMUM_BODY));
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer
        .headers()
        .forEach((name, values) -> values.forEach(v -> exchange.getResponseHeaders().add(name, v)));
    byte[] body = answer.body();
    if (exchange.getRequestMethod().equals("HEAD") || answer.status() == 204) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }
}
