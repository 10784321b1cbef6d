package cpor.local.aws;

import cpor.local.faults.Fault;
import cpor.local.faults.Faults;
import cpor.local.web.Answer;
import cpor.local.web.DoorHandler;
import java.util.List;
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
 * something to read.
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

  private final LocalDynamoDBServerHandler dynamoDb;
  private final AtomicLong writesBegun = new AtomicLong();
  private final AtomicLong writesEnded = new AtomicLong();
  private final List<Runnable> writeListeners = new CopyOnWriteArrayList<>();

  private final Faults faults;

  private EmbeddedDynamoDb(LocalDynamoDBServerHandler dynamoDb, Faults faults) {
    super(new ContextHandler(dynamoDb, "/"));
    this.dynamoDb = dynamoDb;
    this.faults = faults;
  }

  /**
   * A database without tables.
   *
   * @param faults may say that it refuses what it is asked
   */
  public static EmbeddedDynamoDb empty(Faults faults) {
    // shared: all credentials see the same tables
    return new EmbeddedDynamoDb(
        new LocalDynamoDBServerHandler(
            new LocalDynamoDBRequestHandler(0, true, null, true, false), null),
        faults);
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
    String target = request.getHeaders().get(JsonProtocol.TARGET);
    if (target != null && target.startsWith("DynamoDB_")) {
      var met = faults.strike(Fault.OfTable.class, fault -> fault.concerns(""));
      if (met.isPresent()) {
        return refused(met.get()).handle(request, response, callback);
      }
    }
    if (target == null || !WRITES.contains(target.substring(target.lastIndexOf('.') + 1))) {
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

  /**
   * As "Error handling with DynamoDB" has it. A table that is away is refused, because clients
   * repeat what failed otherwise for seconds of real time.
   */
  private static Handler refused(Fault.OfTable fault) {
    Answer answer =
        switch (fault) {
          case Fault.TableThrottled _ ->
              JsonProtocol.fault(
                  400,
                  "ThrottlingException",
                  "Throughput exceeds the current capacity of your table or index.");
          case Fault.TableAway _ ->
              JsonProtocol.fault(400, "ResourceNotFoundException", "Requested resource not found");
        };
    return new DoorHandler(_ -> answer);
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    dynamoDb.close();
  }
}
