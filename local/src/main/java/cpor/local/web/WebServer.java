package cpor.local.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.util.Map;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Listens on the loopback address. */
public final class WebServer implements AutoCloseable {
  private static final int MOST_THREADS = 200;
  private static final int LONGEST_HEAD = 64 * 1024;

  private final Server server = new Server(new QueuedThreadPool(MOST_THREADS, 1));
  private final ServerConnector connector;

  private WebServer(int port) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(LONGEST_HEAD);
    // it is for those behind to say what a path means
    http.setUriCompliance(UriCompliance.UNSAFE);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
  }

  /**
   * Binds a port, 0 for a free one. Requests wait until the server is opened.
   *
   * @throws PortInUse if another program has it
   */
  public static WebServer bind(int port) {
    WebServer web = new WebServer(port);
    try {
      web.connector.open();
      return web;
    } catch (IOException failure) {
      if (failure instanceof BindException || failure.getCause() instanceof BindException) {
        throw new PortInUse(port, failure);
      }
      throw new UncheckedIOException(failure);
    }
  }

  /** Its address by the name that links and tokens carry. */
  public URI uri() {
    return URI.create("http://localhost:" + connector.getLocalPort());
  }

  /** Begins to give each request to the door with the longest path. */
  public void open(Map<String, Door> doors) {
    open(new DoorHandler(new Doors(doors)));
  }

  /** Begins to answer. */
  public void open(Handler handler) {
    server.setHandler(handler);
    try {
      server.start();
    } catch (Exception failure) {
      throw new IllegalStateException("the web server did not start", failure);
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
      connector.close();
    } catch (Exception failure) {
      throw new IllegalStateException("the web server did not stop", failure);
    }
  }
}
