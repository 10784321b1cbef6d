package cpor.local.aws;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.Executors;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;
import software.amazon.dynamodb.services.local.shared.jobs.JobsRegister;

/**
 * DynamoDB Local's database in memory. By itself it drops old records of streams, and what it
 * remembers of transactions, only when it starts, so a process that goes on would fill the memory
 * with them.
 */
final class LastingDatabase extends SQLiteDBAccess {

  /** What all callers share. */
  private static final String NAME = "shared-local-instance";

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
