package cpor.cloud;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the table before SnapStart takes its snapshot, so that the classes of a call, which every
 * function makes first, are in it: loaded, linked and compiled. What it reads is nobody's, and
 * nothing is kept of it.
 */
public final class Priming implements Resource {

  /** Says of a JVM how often: once is enough for what is loaded, but compiles nothing. */
  public static final String TIMES_PROPERTY = "priming.times";

  /**
   * How often something is done that is to be warm in a snapshot. The JVM compiles a method that
   * was called two hundred times; what a call needs is called several times in each.
   */
  public static final int TIMES = Integer.getInteger(TIMES_PROPERTY, 100);

  /** The runtime holds what is registered weakly; these live as long as their function. */
  private static final Set<Priming> REGISTERED = ConcurrentHashMap.newKeySet();

  private static final Map<String, AttributeValue> NOBODYS_CLAIM =
      Map.of("pk", AttributeValue.fromS("CLAIM#"), "sk", AttributeValue.fromS("CLAIM"));

  private final DynamoDbClient dynamoDb;
  private final String table;

  private Priming(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** Does so with this client. Without SnapStart nothing happens. */
  static void beforeSnapshot(DynamoDbClient dynamoDb, String table) {
    Priming priming = new Priming(dynamoDb, table);
    REGISTERED.add(priming);
    Core.getGlobalContext().register(priming);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) throws InterruptedException {
    read();
    // a virtual thread, as some functions read with, waits for the network in its own way
    Thread.ofVirtual().start(this::read).join();
  }

  private void read() {
    try {
      for (int time = 0; time < TIMES; time++) {
        var _ = dynamoDb.getItem(request -> request.tableName(table).key(NOBODYS_CLAIM));
      }
    } catch (SdkException unreached) {
      // a slower start is no reason not to publish the version
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // the client opens a new connection by itself
  }
}
