package cpor.local.aws;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.TableInfo;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;
import software.amazon.dynamodb.services.local.shared.jobs.JobsRegister;

/**
 * DynamoDB Local's database in memory. By itself it drops old records of streams, and what it
 * remembers of transactions, only when it starts, so a process that goes on would fill the memory
 * with them. It also looks up anew for each request what a table is, which takes as long as to read
 * an item; here that is known until it changes.
 */
final class LastingDatabase extends SQLiteDBAccess {

  /** What all callers share. */
  private static final String NAME = "shared-local-instance";

  private final Map<String, TableInfo> known = new ConcurrentHashMap<>();

  /** While one is looked up, who changed it waits to forget it. */
  @Override
  public @Nullable TableInfo getTableInfo(String table) {
    return known.computeIfAbsent(table, super::getTableInfo);
  }

  @Override
  public void createTable(
      String table,
      AttributeDefinition hashKey,
      AttributeDefinition rangeKey,
      List<AttributeDefinition> attributes,
      List<LocalSecondaryIndex> localIndexes,
      List<GlobalSecondaryIndex> globalIndexes,
      ProvisionedThroughput throughput,
      OnDemandThroughput onDemand,
      BillingMode billing,
      Boolean isProtected,
      StreamSpecification stream) {
    super.createTable(
        table,
        hashKey,
        rangeKey,
        attributes,
        localIndexes,
        globalIndexes,
        throughput,
        onDemand,
        billing,
        isProtected,
        stream);
    known.remove(table);
  }

  @Override
  public void updateTable(
      String table,
      ProvisionedThroughput throughput,
      OnDemandThroughput onDemand,
      BillingMode billing,
      long updated,
      List<AttributeDefinition> attributes,
      List<GlobalSecondaryIndexDescription> globalIndexes,
      Boolean isProtected,
      StreamSpecification stream) {
    super.updateTable(
        table,
        throughput,
        onDemand,
        billing,
        updated,
        attributes,
        globalIndexes,
        isProtected,
        stream);
    known.remove(table);
  }

  @Override
  public void updateTable(String table, String timeToLive) {
    super.updateTable(table, timeToLive);
    known.remove(table);
  }

  @Override
  public void deleteTable(String table) {
    super.deleteTable(table);
    known.remove(table);
  }

  @Override
  public void createGSIColumns(String table, String index) {
    super.createGSIColumns(table, index);
    known.remove(table);
  }

  @Override
  public void backfillGSI(String table, String index) {
    super.backfillGSI(table, index);
    known.remove(table);
  }

  @Override
  public void deleteGSI(String table, String index) {
    super.deleteGSI(table, index);
    known.remove(table);
  }

  /** Has requests answered from this database. */
  @SuppressWarnings("unchecked")
  void answer(LocalDynamoDBRequestHandler requests) {
    try {
      Field databases = LocalDynamoDBRequestHandler.class.getDeclaredField("dbRequestHandlers");
      databases.setAccessible(true);
      ((Map<String, AmazonDynamoDBLocal>) databases.get(requests))
          .put(
              NAME,
              new LocalDBClient(this, new JobsRegister(Executors.newFixedThreadPool(10), false)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("another DynamoDB Local than the one that is known", e);
    }
  }

  /** Drops all but the latest records of streams, and as many transactions. */
  void forgetAllBut(int latest) {
    SQLiteJob<Boolean> _ =
        queue.execute(
            new SQLiteJob<Boolean>() {
              @Override
              protected Boolean job(SQLiteConnection database) throws SQLiteException {
                database.exec(allButTheLatest(latest, "us", "SequenceNumber"));
                database.exec(allButTheLatest(latest, "tr", "rowid"));
                return true;
              }
            });
  }

  private static String allButTheLatest(int latest, String table, String number) {
    return "DELETE FROM %1$s WHERE %2$s <= (SELECT MAX(%2$s) FROM %1$s) - %3$d"
        .formatted(table, number, latest);
  }
}
