package dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** DynamoDB Local, for as long as it is open. */
record RealDynamoDb(
    DynamoDBProxyServer server, DynamoDbClient client, DynamoDbStreamsClient streams)
    implements AutoCloseable {

  static RealDynamoDb start() {
    int port = freePort();
    try {
      DynamoDBProxyServer server =
          ServerRunner.createServerFromCommandLineArgs(
              new String[] {"-inMemory", "-port", String.valueOf(port), "-disableTelemetry"});
      server.start();
      return new RealDynamoDb(
          server,
          at(port, DynamoDbClient.builder()).build(),
          at(port, DynamoDbStreamsClient.builder()).build());
    } catch (Exception notStarted) {
      throw new IllegalStateException(notStarted);
    }
  }

  /** Itself, with the table of the tests, empty. */
  DynamoDbClient withTable() {
    client.listTables().tableNames().forEach(name -> client.deleteTable(it -> it.tableName(name)));
    client.createTable(TestTable.request());
    return client;
  }

  /** What it tells of the writes to that table. */
  RealStream stream() {
    return new RealStream(
        streams,
        client
            .describeTable(request -> request.tableName(TestTable.NAME))
            .table()
            .latestStreamArn());
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B at(
      int port, B builder) {
    return builder
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder());
  }

  @Override
  public void close() {
    client.close();
    streams.close();
    try {
      server.stop();
    } catch (Exception notStopped) {
      throw new IllegalStateException(notStopped);
    }
  }
}
