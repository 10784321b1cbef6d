package cpor.local.claims;

import com.fasterxml.jackson.databind.JsonNode;
import cpor.local.aws.AwsJsonClient;
import cpor.local.aws.EmbeddedDynamoDb;
import cpor.local.stream.StreamReader;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/**
 * Every claim, as the table's stream tells: the table itself could only be scanned, which takes all
 * its items into memory. The stream is followed at leisure, and to its end whenever somebody looks.
 */
public final class ClaimList implements AutoCloseable {

  /** Many writes are read together; a page shows none later. */
  private static final Duration LEISURE = Duration.ofSeconds(1);

  private final StreamReader stream;
  private final Semaphore written = new Semaphore(0);
  private final Thread follower = Thread.ofVirtual().name("claim-list").unstarted(this::follow);

  /** By id, the newest first: ids are ordered by time. */
  private final SortedMap<String, ListedClaim> claims = new TreeMap<>(Comparator.reverseOrder());

  private ClaimList(StreamReader stream) {
    this.stream = stream;
  }

  /** Follows from now on; the table must be there. */
  public static ClaimList following(EmbeddedDynamoDb dynamoDb, AwsJsonClient client, String table)
      throws InterruptedException {
    ClaimList list = new ClaimList(new StreamReader(client, StreamReader.streamOf(table, client)));
    dynamoDb.onWrite(list.written::release);
    list.follower.start();
    return list;
  }

  /** All claims, the newest first, as they are now. */
  public List<ListedClaim> all() {
    try {
      catchUp();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    synchronized (claims) {
      return List.copyOf(claims.values());
    }
  }

  @Override
  public void close() {
    follower.interrupt();
  }

  private void follow() {
    try {
      while (true) {
        written.acquire();
        int _ = written.drainPermits();
        catchUp();
        Thread.sleep(LEISURE);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void catchUp() throws InterruptedException {
    synchronized (stream) {
      for (JsonNode change : stream.read()) {
        JsonNode keys = change.path("dynamodb").path("Keys");
        if (keys.path("sk").path("S").asText().equals(ClaimItems.SNAPSHOT)) {
          see(keys.path("pk").path("S").asText(), change.path("dynamodb").path("NewImage"));
        }
      }
    }
  }

  /**
   * A draft that was discarded is in no list of the product, and not in this one; what is no claim,
   * as somebody may put there by hand, neither.
   */
  private void see(String partition, JsonNode image) {
    String id = ClaimItems.claimId(partition);
    JsonNode item = ClaimItems.plainMap(image);
    synchronized (claims) {
      if (!item.path("document").has("times") || item.path("document").hasNonNull("discardedAt")) {
        claims.remove(id);
      } else {
        claims.put(id, ListedClaim.of(item));
      }
    }
  }
}
