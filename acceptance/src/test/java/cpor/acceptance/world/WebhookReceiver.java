package cpor.acceptance.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A system on this machine that is posted events, and that is not always able to take them. */
public final class WebhookReceiver implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<JsonNode> received = new ArrayList<>();
  private int requests;

  public WebhookReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/events", this::receive);
    server.setExecutor(threads);
    server.start();
  }

  public URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/events");
  }

  /** All that was received so far, repeats included, in the order of its arrival. */
  public synchronized List<JsonNode> received() {
    return List.copyOf(received);
  }

  private void receive(HttpExchange exchange) throws IOException {
    JsonNode event = JSON.readTree(exchange.getRequestBody());
    exchange.sendResponseHeaders(answer(event), -1);
    exchange.close();
  }

  /** Every third request finds it busy, and every fifth is taken without saying so. */
  private synchronized int answer(JsonNode event) {
    requests++;
    if (requests % 3 == 0) {
      return 503;
    }
    received.add(event);
    return requests % 5 == 0 ? 500 : 200;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
