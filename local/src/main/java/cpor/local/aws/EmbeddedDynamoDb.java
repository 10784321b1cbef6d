package cpor.local.aws;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in memory, on a free port of 127.0.0.1. Its own server class listens on every
 * address, so its request handler stands in a server of ours, which also counts the writes: whoever
 * reads a stream learns at once that there is something to read.
 */
public final class EmbeddedDynamoDb implements AutoCloseable {

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server, 1, 1);
  private final LocalDynamoDBServerHandler dynamoDb;
  private final AtomicLong writesBegun = new AtomicLong();
  private final AtomicLong writesEnded = new AtomicLong();
  private final List<Runnable> writeListeners = new CopyOnWriteArrayList<>();

  private EmbeddedDynamoDb() throws Exception {
    // shared: all credentials see the same tables
    dynamoDb =
        new LocalDynamoDBServerHandler(
            new LocalDynamoDBRequestHandler(0, true, null, true, false), null);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new ContextHandler(new WriteCount(dynamoDb), "/"));
    server.start();
  }

  public static EmbeddedDynamoDb start() {
    try {
      return new EmbeddedDynamoDb();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not start", e);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  /** Creates a table; it can be used when this returns. */
  public void create(TableDescription table) {
    try (DynamoDbClient client = new AwsClients(endpoint()).dynamoDb()) {
      client.createTable(request(table));
    }
  }

  /** How many requests that write items have arrived. */
  long writesBegun() {
    return writesBegun.get();
  }

  /** How many of them are over: what they wrote is in the stream. */
  long writesEnded() {
    return writesEnded.get();
  }

  /** Calls the listener after each request that may have written. It must return at once. */
  void onWrite(Runnable listener) {
    writeListeners.add(listener);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not stop", e);
    }
    dynamoDb.close();
  }

  private static CreateTableRequest request(TableDescription table) {
    var request =
        CreateTableRequest.builder()
            .tableName(table.name())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(keySchema(table.key()))
            .attributeDefinitions(attributeDefinitions(table));
    if (!table.indexes().isEmpty()) {
      request.globalSecondaryIndexes(
          table.indexes().stream().map(EmbeddedDynamoDb::secondaryIndex).toList());
    }
    if (table.streamViewType() != null) {
      request.streamSpecification(
          StreamSpecification.builder()
              .streamEnabled(true)
              .streamViewType(table.streamViewType())
              .build());
    }
    return request.build();
  }

  private static GlobalSecondaryIndex secondaryIndex(TableDescription.Index index) {
    var projection = Projection.builder().projectionType(index.projectionType());
    if (!index.nonKeyAttributes().isEmpty()) {
      projection.nonKeyAttributes(index.nonKeyAttributes());
    }
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keySchema(index.key()))
        .projection(projection.build())
        .build();
  }

  private static List<KeySchemaElement> keySchema(TableDescription.Key key) {
    List<KeySchemaElement> elements = new ArrayList<>();
    elements.add(keyElement(key.partition(), KeyType.HASH));
    if (key.sort() != null) {
      elements.add(keyElement(key.sort(), KeyType.RANGE));
    }
    return elements;
  }

  private static KeySchemaElement keyElement(
      TableDescription.KeyAttribute attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute.name()).keyType(type).build();
  }

  private static List<AttributeDefinition> attributeDefinitions(TableDescription table) {
    return Stream.concat(
            Stream.of(table.key()), table.indexes().stream().map(TableDescription.Index::key))
        .flatMap(key -> Stream.of(key.partition(), key.sort()))
        .filter(attribute -> attribute != null)
        .distinct()
        .map(
            attribute ->
                AttributeDefinition.builder()
                    .attributeName(attribute.name())
                    .attributeType(attribute.type())
                    .build())
        .toList();
  }

  private final class WriteCount extends Handler.Wrapper {
    WriteCount(Handler dynamoDb) {
      super(dynamoDb);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      if (!writes(request.getHeaders().get("X-Amz-Target"))) {
        return super.handle(request, response, callback);
      }
      writesBegun.incrementAndGet();
      try {
        return super.handle(request, response, callback);
      } finally {
        writesEnded.incrementAndGet();
        writeListeners.forEach(Runnable::run);
      }
    }

    private static boolean writes(String target) {
      if (target == null) {
        return false;
      }
      return switch (target.substring(target.indexOf('.') + 1)) {
        case "PutItem",
            "UpdateItem",
            "DeleteItem",
            "BatchWriteItem",
            "TransactWriteItems",
            "ExecuteStatement",
            "BatchExecuteStatement",
            "ExecuteTransaction" ->
            true;
        default -> false;
      };
    }
  }
}
