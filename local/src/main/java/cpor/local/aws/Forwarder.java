package cpor.local.aws;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamRequestContent;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;

/**
 * Passes a request on as it came, the Host header included, because a presigned S3 link is signed
 * for the address it was opened at. (The JDK's client does not let anyone set that header.)
 */
final class Forwarder implements AutoCloseable {

  /** They belong to one connection, not to the message. */
  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "keep-alive", "transfer-encoding", "expect", "upgrade", "te");

  private static final long TIMEOUT_SECONDS = 30;

  private final HttpClient client = new HttpClient();

  Forwarder() {
    client.setFollowRedirects(false);
    client.setUserAgentField(null);
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP client did not start", e);
    }
    client.getContentDecoderFactories().clear();
  }

  void forward(HttpExchange exchange, URI service) throws IOException {
    URI target = URI.create(service + exchange.getRequestURI().toString());
    Request request = client.newRequest(target).method(exchange.getRequestMethod());
    exchange.getRequestHeaders().forEach((name, values) -> addTo(request, name, values));
    if (hasBody(exchange)) {
      request.body(new InputStreamRequestContent(null, exchange.getRequestBody(), null));
    }
    var listener = new InputStreamResponseListener();
    request.send(listener);
    try {
      answer(exchange, listener.get(TIMEOUT_SECONDS, TimeUnit.SECONDS), listener.getInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + service, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("no answer from " + service, e);
    }
  }

  private static void addTo(Request request, String name, List<String> values) {
    if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
      request.headers(headers -> headers.put(name, values));
    }
  }

  private static boolean hasBody(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    String length = headers.getFirst("Content-Length");
    return headers.containsKey("Transfer-Encoding") || (length != null && !length.equals("0"));
  }

  private static void answer(HttpExchange exchange, Response response, InputStream body)
      throws IOException {
    boolean bodiless =
        exchange.getRequestMethod().equals("HEAD")
            || response.getStatus() == 204
            || response.getStatus() == 304;
    long length = response.getHeaders().getLongField("Content-Length");
    response
        .getHeaders()
        .forEach(
            field -> {
              if (!HOP_BY_HOP.contains(field.getLowerCaseName())) {
                exchange.getResponseHeaders().add(field.getName(), field.getValue());
              }
            });
    if (bodiless) {
      exchange.sendResponseHeaders(response.getStatus(), -1);
      return;
    }
    // the server's own words: 0 is a body of unknown length, -1 none
    exchange.sendResponseHeaders(response.getStatus(), length < 0 ? 0 : length == 0 ? -1 : length);
    if (length != 0) {
      try (var out = exchange.getResponseBody()) {
        body.transferTo(out);
      }
    }
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP client did not stop", e);
    }
  }
}
