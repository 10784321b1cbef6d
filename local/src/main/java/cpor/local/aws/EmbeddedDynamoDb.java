package cpor.local.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cpor.local.web.ReadRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in memory. Its own server listens on every address, so its request handler stands
 * in ours, which also counts the writes: whoever reads a stream learns at once that there is
 * something to read. A page ends after a few hundred items: DynamoDB ends it at a megabyte,
 * DynamoDB Local reads all that there is into memory before it does.
 */
public final class EmbeddedDynamoDb extends Handler.Wrapper {
  private static final Set<String> WRITES =
      Set.of(
          "PutItem",
          "UpdateItem",
          "DeleteItem",
          "BatchWriteItem",
          "TransactWriteItems",
          "ExecuteStatement",
          "BatchExecuteStatement",
          "ExecuteTransaction");

  /** What reads as much as it finds. */
  private static final Set<String> SEARCHES = Set.of("Query", "Scan");

  private static final String LIMIT = "Limit";

  /** What a megabyte holds of a claim's items. */
  private static final int ITEMS_IN_A_PAGE = 500;

  /** Of its stream: what some three hundred claims write. */
  private static final int RECORDS_KEPT = 10_000;

  /** How many writes it takes until it forgets what is older. */
  private static final int WRITES_BETWEEN = 500;

  private final ObjectMapper json = new ObjectMapper();
  private final LocalDynamoDBServerHandler dynamoDb;
  private final LastingDatabase database;
  private final AtomicLong writesBegun = new AtomicLong();
  private final AtomicLong writesEnded = new AtomicLong();
  private final List<Runnable> writeListeners = new CopyOnWriteArrayList<>();

  private EmbeddedDynamoDb(LocalDynamoDBServerHandler dynamoDb, LastingDatabase database) {
    super(new ContextHandler(dynamoDb, "/"));
    this.dynamoDb = dynamoDb;
    this.database = database;
  }

  static {
    TableDescriptions.remember();
  }

  /** A database without tables. */
  public static EmbeddedDynamoDb empty() {
    // shared: all credentials see the same tables
    var requests = new LocalDynamoDBRequestHandler(0, true, null, true, false);
    var database = new LastingDatabase();
    database.answer(requests);
    return new EmbeddedDynamoDb(new LocalDynamoDBServerHandler(requests, null), database);
  }

  /** How many requests that write items have arrived. */
  public long writesBegun() {
    return writesBegun.get();
  }

  /** How many of them are over: what they wrote is in the stream. */
  public long writesEnded() {
    return writesEnded.get();
  }

  /** Calls the listener after each request that may have written. It must return at once. */
  public void onWrite(Runnable listener) {
    writeListeners.add(listener);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String target = Objects.requireNonNullElse(request.getHeaders().get(JsonProtocol.TARGET), "");
    String operation = target.substring(target.lastIndexOf('.') + 1);
    if (SEARCHES.contains(operation)) {
      return super.handle(limited(ReadRequest.of(request)), response, callback);
    }
    if (!WRITES.contains(operation)) {
      return super.handle(request, response, callback);
    }
    writesBegun.incrementAndGet();
    try {
      return super.handle(request, response, callback);
    } finally {
      if (writesEnded.incrementAndGet() % WRITES_BETWEEN == 0) {
        forgetAllBut(RECORDS_KEPT);
      }
      writeListeners.forEach(Runnable::run);
    }
  }

  private Request limited(ReadRequest search) throws IOException {
    try {
      return json.readTree(search.received().body()) instanceof ObjectNode asked
              && !asked.has(LIMIT)
          ? search.with(json.writeValueAsBytes(asked.put(LIMIT, ITEMS_IN_A_PAGE)))
          : search;
    } catch (JsonProcessingException malformed) {
      // DynamoDB Local says so
      return search;
    }
  }

  /** Drops older records of streams, which DynamoDB has for a day. */
  public void forgetAllBut(int latestRecords) {
    database.forgetAllBut(latestRecords);
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    dynamoDb.close();
  }
}
