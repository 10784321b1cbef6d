package cpor.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;

/** A service that takes every request and then says no more than it is told to say. */
public final class SilentService implements AutoCloseable {

  /** As {@link TimeLimits#USUAL}, but for the patience of a test. */
  private static final TimeLimits LIMITS =
      new TimeLimits(Duration.ofMillis(60), Duration.ofMillis(180));

  private final ServerSocket server;
  private final String said;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();

  public SilentService(String said) {
    this.said = said;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    try {
      while (true) {
        Socket connection = server.accept();
        connections.add(connection);
        connection.getOutputStream().write(said.getBytes(UTF_8));
      }
    } catch (IOException closed) {
      // nobody is waited for any more
    }
  }

  /** A client of it that keeps to the limits. */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
    return LIMITS
        .in(builder)
        .endpointOverride(URI.create("http://127.0.0.1:" + server.getLocalPort()))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  /** How often somebody has tried. */
  public int attempts() {
    return connections.size();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
